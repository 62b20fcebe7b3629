pragma ComponentBehavior: Bound

import QtQuick

// One sentence to acknowledge, with two equal answers. A sentence whose page was not seen cannot be answered with Yes; the
// page is offered instead. line: {id, text, answer, unseen}; words: the lines' own.
CardFrame {
    id: card

    required property var line
    required property var words
    readonly property bool unseen: line.answer === "not_seen"

    signal answered(string answer)
    signal takenBack
    signal pageTouched(string page)

    padding: Theme.mm(3.6)

    Body {
        lineHeight: 1.15
        objectName: "line-" + card.line.id
        text: card.line.text
        width: parent.width
    }

    Chip {
        objectName: "line-" + card.line.id + "-unseen"
        text: card.words.not_seen
        visible: card.line.unseen !== ""
        width: Math.min(implicitWidth, parent.width)
    }

    EqualGrid {
        id: ways

        leastWidth: Theme.body * 15
        width: parent.width

        QuietButton {
            description: card.line.text
            height: ways.cellHeight
            objectName: "line-" + card.line.id + "-show"
            text: card.words.show
            visible: card.line.unseen !== ""
            width: ways.cellWidth
            onTouched: card.pageTouched(card.line.unseen)
        }

        ChoiceButton {
            chosen: card.line.answer === "yes"
            description: card.line.text
            height: ways.cellHeight
            objectName: "line-" + card.line.id + "-yes"
            text: card.words.yes
            visible: card.line.unseen === ""
            width: ways.cellWidth
            onTouched: chosen ? card.takenBack() : card.answered("yes")
        }

        ChoiceButton {
            chosen: card.line.answer === "talk"
            description: card.line.text
            height: ways.cellHeight
            objectName: "line-" + card.line.id + "-talk"
            text: card.words.talk
            width: ways.cellWidth
            onTouched: chosen ? card.takenBack() : card.answered("talk")
        }
    }
}
