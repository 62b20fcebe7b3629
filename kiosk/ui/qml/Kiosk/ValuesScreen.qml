pragma ComponentBehavior: Bound

import QtQuick

// What matters to the person, two a screen; the surgeon reads it, nothing is scored.
// page: {frame, values: [{id, text, answer}]}; moves: weigh.
VisitPage {
    id: screen

    title: words.values.title

    Small {
        text: screen.words.values.text
        width: parent.width
    }

    Repeater {
        model: screen.page.values.length

        ValueCard {
            required property int index

            value: screen.page.values[index]
            width: parent.width
            words: screen.words.values
            onWeighed: amount => screen.move("weigh", { value: value.id, amount: amount })
        }
    }
}
