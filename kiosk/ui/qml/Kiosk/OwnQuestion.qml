import QtQuick

// One question on the person's list, in their own words, and the button that takes it off.
CardFrame {
    id: own

    required property int number
    required property string question
    required property string removeText
    readonly property bool beside: width >= Theme.body * 15

    signal removed

    padding: Theme.space

    Grid {
        columnSpacing: Theme.space
        columns: own.beside ? 2 : 1
        rowSpacing: Theme.gap
        verticalItemAlignment: Grid.AlignVCenter

        Body {
            lineHeight: 1.1
            text: own.question
            width: own.width - 2 * own.padding - (own.beside ? remove.width + Theme.space : 0)
        }

        QuietButton {
            id: remove

            Accessible.name: own.removeText + ": " + own.question
            objectName: "removeQuestion-" + own.number
            size: Theme.bar
            text: own.removeText
            onTouched: own.removed()
        }
    }
}
