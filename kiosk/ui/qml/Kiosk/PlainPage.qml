import QtQuick

// A screen whose two buttons at the foot do something of its own: no tools at the top unless its frame has them.
PageFrame {
    id: plain

    required property var page
    required property var words
    property string above: ""
    property string draft: ""
    property string backText: ""
    property string nextText: ""
    property string status: ""

    signal move(string name, var args)
    signal want(string what, var args)

    frame: ({
            chapter: above,
            place: "",
            draft: draft,
            tools: [],
            back: backText,
            next: nextText,
            status: status,
            more: words.common.more_below,
            top: words.common.to_top
        })
}
