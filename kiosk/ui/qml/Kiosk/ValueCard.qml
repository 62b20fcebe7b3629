pragma ComponentBehavior: Bound

import QtQuick

// Something that may matter to the person, with three amounts and a way to leave it out, all equal.
// value: {id, text, answer}; words: the values' own.
CardFrame {
    id: card

    required property var value
    required property var words

    signal weighed(string amount)

    padding: Theme.mm(4)

    Column {
        spacing: Theme.gap
        width: parent.width

        Body {
            font.bold: true
            lineHeight: 1.1
            objectName: "value-" + card.value.id
            text: card.value.text
            width: parent.width
        }

        EqualGrid {
            id: amounts

            leastWidth: Theme.body * 8.4
            most: width >= 4 * leastWidth + 3 * columnSpacing ? 4 : 2
            width: parent.width

            Repeater {
                model: ["not_me", "a_bit", "very_much", "skipped"]

                ChoiceButton {
                    required property string modelData

                    chosen: card.value.answer === modelData
                    description: card.value.text
                    height: amounts.cellHeight
                    objectName: "value-" + card.value.id + "-" + modelData
                    text: card.words[modelData]
                    width: amounts.cellWidth
                    onTouched: card.weighed(modelData)
                }
            }
        }
    }
}
