pragma ComponentBehavior: Bound

import QtQuick

// Which way the person leans today: equal ways, none of them first by default.
// page: {frame, choices: [{id, text, chosen}]}; moves: lean_to.
VisitPage {
    id: screen

    title: words.lean.title

    Body {
        color: Theme.colors.textSoft
        text: screen.words.lean.text
        width: parent.width
    }

    Flow {
        id: ways

        readonly property int columns: width >= Theme.body * 24 + spacing ? 2 : 1
        readonly property real cellWidth: (width - (columns - 1) * spacing) / columns
        readonly property real cellHeight: Math.max(Theme.mm(17), ...Array.from(children).map(child => child.implicitHeight))

        spacing: Theme.space
        width: parent.width

        Repeater {
            model: screen.page.choices.length

            Item {
                id: cell

                required property int index
                readonly property var choice: screen.page.choices[index]
                readonly property bool alone: ways.columns === 2 && index === screen.page.choices.length - 1 && index % 2 === 0

                height: ways.cellHeight
                implicitHeight: button.implicitHeight
                width: alone ? ways.width : ways.cellWidth

                ChoiceButton {
                    id: button

                    anchors.horizontalCenter: parent.horizontalCenter
                    chosen: cell.choice.chosen
                    height: ways.cellHeight
                    objectName: "lean-" + cell.choice.id
                    strong: true
                    text: cell.choice.text
                    width: ways.cellWidth
                    onTouched: screen.move("lean_to", { lean: cell.choice.id })
                }
            }
        }
    }
}
