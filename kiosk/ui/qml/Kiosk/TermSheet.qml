pragma ComponentBehavior: Bound

import QtQuick

// What a touched word means. term: {word, meaning}.
Sheet {
    id: sheet

    required property var term

    title: term.word

    Body {
        objectName: "meaning"
        text: sheet.term.meaning
        width: parent.width
    }
}
