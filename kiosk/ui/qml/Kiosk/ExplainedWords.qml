pragma ComponentBehavior: Bound

import QtQuick

// The words of a page; touching a word with a meaning opens it in a sheet over `host`.
// terms: {id: {word, meaning}}; words: the kiosk's table.
RichWords {
    id: explained

    required property var terms
    required property var words
    required property Item host
    property string open: ""

    onTermTouched: term => open = term

    Loader {
        active: explained.open !== ""
        anchors.fill: parent
        parent: explained.host
        z: 2

        sourceComponent: TermSheet {
            term: explained.terms[explained.open]
            words: explained.words
            onClosed: explained.open = ""
        }
    }
}
