pragma ComponentBehavior: Bound

import QtQuick

// A question that is answered with Yes or No: two equal answers, beside the question where there is room.
CardFrame {
    id: card

    required property string name
    required property string question
    required property string answer
    required property string yes
    required property string no
    readonly property real room: width - 2 * padding
    readonly property bool beside: room >= Theme.body * 28

    signal answered(bool yes)

    padding: Theme.mm(2.4)

    Grid {
        columnSpacing: Theme.part
        columns: card.beside ? 2 : 1
        rowSpacing: Theme.space
        verticalItemAlignment: Grid.AlignVCenter
        width: parent.width

        Body {
            lineHeight: 1.15
            text: card.question
            width: card.beside ? (card.room - Theme.part) / 2 : card.room
        }

        EqualGrid {
            id: answers

            leastWidth: Theme.body * 6
            width: card.beside ? (card.room - Theme.part) / 2 : card.room

            Repeater {
                model: [{ id: "yes", text: card.yes }, { id: "no", text: card.no }]

                ChoiceButton {
                    required property var modelData

                    Accessible.description: card.question
                    chosen: card.answer === modelData.id
                    height: answers.cellHeight
                    objectName: card.name + "-" + modelData.id
                    strong: true
                    text: modelData.text
                    width: answers.cellWidth
                    onTouched: card.answered(modelData.id === "yes")
                }
            }
        }
    }
}
