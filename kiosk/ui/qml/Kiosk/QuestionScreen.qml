pragma ComponentBehavior: Bound

import QtQuick

// A question that asks whether the page explained it well. No score, no cross: a miss is explained another way, a second
// one is left for the talk. Before an answer nothing is shown that would give it away.
// page: {frame, id, title, stands, reply, unsure, answers, picture, again}; moves: answer.
VisitPage {
    id: screen

    readonly property bool replied: page.stands !== "asked"
    readonly property bool settled: page.stands === "clear" || page.stands === "talk"
    readonly property bool offered: page.open
    readonly property var shown: ({ pictures: page.picture ? [page.picture] : [], dots: page.picture ? null : page.again.dots })

    function answer(choice: int) {
        move("answer", { question: page.id, choice: choice });
    }

    title: page.title
    wideTitle: true
    wordsShare: replied ? 0.56 : 0.72
    onRepliedChanged: scrollTo(0)

    Loader {
        active: screen.replied && !screen.twoColumns
        sourceComponent: reply
        visible: active
        width: parent.width
    }

    Repeater {
        model: screen.page.stands === "talk" && !screen.offered ? 0 : screen.page.answers.length

        QuestionAnswer {
            required property int index

            answer: screen.page.answers[index]
            offered: screen.offered
            settled: screen.settled
            triedText: screen.words.common.selected
            width: parent.width
            onTouched: screen.answer(answer.choice)
        }
    }

    QuietButton {
        chosen: screen.page.unsure && screen.settled
        leastHeight: Theme.primary
        objectName: "unsureButton"
        text: screen.words.question.unsure
        visible: screen.offered
        width: Math.min(Math.max(implicitWidth, parent.width * 0.6), parent.width)
        onTouched: screen.answer(-1)
    }

    side: Loader {
        sourceComponent: !screen.twoColumns ? null : screen.replied ? reply : note
        width: parent.width
    }

    Component {
        id: reply

        ReplyCard {
            mostHeight: screen.twoColumns ? screen.viewHeight - Theme.title * 2 : screen.viewHeight * 0.9
            pageText: screen.words.question.page
            reply: screen.page.reply
            shown: screen.shown
            onPageTouched: screen.sheet = again
        }
    }

    Component {
        id: note

        NoteBox {
            Body {
                text: screen.words.question.note
                width: parent.width
            }
        }
    }

    Component {
        id: again

        PageSheet {
            page: screen.page.again
            terms: screen.frame.terms
            words: screen.words
            onClosed: screen.sheet = null
        }
    }
}
