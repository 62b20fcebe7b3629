pragma ComponentBehavior: Bound

import QtQuick

// How the person is today: two questions, and too much pain. A Yes only moves the signing to another day.
// page: {frame, sedated, foggy, later}; moves: feel, rest, stop.
VisitPage {
    id: screen

    title: words.today.title

    YesNoCard {
        answer: screen.page.sedated
        name: "sedated"
        no: screen.words.common.no
        question: screen.words.today.sedated
        width: parent.width
        yes: screen.words.common.yes
        onAnswered: yes => screen.move("feel", { sedated: yes })
    }

    YesNoCard {
        answer: screen.page.foggy
        name: "foggy"
        no: screen.words.common.no
        question: screen.words.today.foggy
        width: parent.width
        yes: screen.words.common.yes
        onAnswered: yes => screen.move("feel", { foggy: yes })
    }

    Body {
        font.bold: true
        lineHeight: 1.1
        objectName: "later"
        text: screen.words.today.later
        visible: screen.page.later
        width: parent.width
    }

    Flow {
        spacing: Theme.space
        width: parent.width

        QuietButton {
            objectName: "painButton"
            text: screen.words.today.pain
            width: Math.min(implicitWidth, parent.width)
            onTouched: screen.move("rest", { kind: "pain" })
        }

        QuietButton {
            objectName: "stopButton"
            text: screen.words.today.stop
            visible: screen.page.later
            width: Math.min(implicitWidth, parent.width)
            onTouched: screen.move("stop", {})
        }
    }
}
