pragma ComponentBehavior: Bound

import QtQuick

// One setting of the screen as a heading and its choices. choices: [{name, text, chosen, args}].
Column {
    id: row

    required property string text
    required property var choices
    property real leastWidth: Theme.body * 5.5

    signal chose(var args)

    spacing: Theme.gap

    Small {
        color: Theme.colors.text
        font.bold: true
        text: row.text
        width: parent.width
    }

    EqualGrid {
        id: grid

        leastWidth: row.leastWidth
        most: width >= row.choices.length * (leastWidth + columnSpacing) - columnSpacing ? row.choices.length : 2
        width: parent.width

        Repeater {
            model: row.choices.length

            ChoiceButton {
                required property int index
                readonly property var choice: row.choices[index]

                chosen: choice.chosen
                description: row.text
                height: grid.cellHeight
                objectName: choice.name
                text: choice.text
                width: grid.cellWidth
                onTouched: row.chose(choice.args)
            }
        }
    }
}
