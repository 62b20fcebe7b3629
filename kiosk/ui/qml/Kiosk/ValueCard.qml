pragma ComponentBehavior: Bound

import QtQuick

// Something that may matter to the person, with three equal amounts and a way to leave it out.
// value: {id, text, answer}; words: the values' own.
CardFrame {
    id: card

    required property var value
    required property var words

    signal weighed(string amount)

    Body {
        font.bold: true
        lineHeight: 1.1
        objectName: "value-" + card.value.id
        text: card.value.text
        width: parent.width
    }

    EqualGrid {
        id: amounts

        leastWidth: Theme.body * 9
        most: 3
        width: parent.width

        Repeater {
            model: ["not_me", "a_bit", "very_much"]

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

    QuietButton {
        chosen: card.value.answer === "skipped"
        description: card.value.text
        icon: chosen ? "check" : ""
        objectName: "value-" + card.value.id + "-skipped"
        size: Theme.small
        text: card.words.skipped
        width: Math.min(implicitWidth, parent.width)
        onTouched: card.weighed("skipped")
    }
}
