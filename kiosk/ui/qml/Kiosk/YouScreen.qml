pragma ComponentBehavior: Bound

import QtQuick

// "Is this you?": the name as staff wrote it, and two equal answers.
// page: {frame, name, born, number}; moves: confirm; wants: deny.
VisitPage {
    id: you

    airy: true
    title: words.you.title

    CardFrame {
        width: parent.width

        Words {
            font.bold: true
            font.pixelSize: text.length > 40 ? Theme.body : Theme.title
            horizontalAlignment: Text.AlignLeft
            lineHeight: 1.1
            objectName: "personName"
            text: you.page.name
            width: parent.width
        }

        Body {
            lineHeight: 1.1
            objectName: "personFacts"
            text: [you.page.born, you.page.number].filter(one => one).join("  ·  ")
            visible: text !== ""
            width: parent.width
        }
    }

    EqualGrid {
        id: answers

        width: parent.width

        ActionCard {
            height: answers.cellHeight
            objectName: "yesButton"
            text: you.words.you.yes
            width: answers.cellWidth
            onTouched: you.move("confirm", {})
        }

        ActionCard {
            height: answers.cellHeight
            objectName: "noButton"
            text: you.words.you.no
            width: answers.cellWidth
            onTouched: you.want("deny", {})
        }
    }
}
