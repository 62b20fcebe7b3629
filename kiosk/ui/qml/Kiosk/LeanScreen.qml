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

    EqualGrid {
        id: ways

        width: parent.width

        Repeater {
            model: screen.page.choices.length

            ChoiceButton {
                required property int index
                readonly property var choice: screen.page.choices[index]

                chosen: choice.chosen
                height: Math.max(Theme.mm(20 / Theme.scale), ways.cellHeight)
                objectName: "lean-" + choice.id
                strong: true
                text: choice.text
                width: ways.cellWidth
                onTouched: screen.move("lean_to", { lean: choice.id })
            }
        }
    }
}
