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
    readonly property bool aside: settled && !offered && !calm && twoColumns
    readonly property bool calm: page.stands === "talk" && !offered
    readonly property var shown: ({ pictures: page.picture ? [Object.assign({}, page.picture, { caption: "", labels: [] })] : [], dots: page.picture ? null : page.again.dots })

    function answer(choice: int) {
        move("answer", { question: page.id, choice: choice });
    }

    title: page.title
    wideTitle: true
    wordsShare: calm ? 0.5 : 0.6
    onRepliedChanged: scrollTo(0)

    Loader {
        active: screen.replied && (screen.calm || !screen.twoColumns)
        sourceComponent: reply
        visible: active
        width: parent.width
    }

    Column {
        spacing: Theme.gap
        visible: !screen.calm
        width: parent.width

        Repeater {
            model: screen.page.answers.length

            QuestionAnswer {
                required property int index

                answer: screen.page.answers[index]
                offered: screen.offered
                settled: screen.settled
                triedText: screen.words.common.selected
                width: parent.width
                onAnswered: screen.answer(answer.choice)
            }
        }

        QuietButton {
            chosen: screen.page.unsure && screen.settled
            leastHeight: Theme.target
            objectName: "unsureButton"
            text: screen.words.question.unsure
            visible: screen.offered
            width: parent.width
            onTouched: screen.answer(-1)
        }

        QuietButton {
            objectName: "seePageButton"
            size: Theme.small
            text: screen.words.question.page
            visible: screen.aside
            width: Math.min(implicitWidth, parent.width)
            onTouched: screen.sheet = again
        }
    }

    side: Loader {
        sourceComponent: !screen.twoColumns ? null : screen.calm ? picture : screen.replied ? reply : note
        width: parent.width
    }

    Component {
        id: reply

        ReplyCard {
            mostHeight: screen.pictureHeight
            pageText: screen.aside ? "" : screen.words.question.page
            reply: screen.page.reply
            scrolls: !screen.twoColumns
            shown: screen.calm && screen.twoColumns ? null : screen.shown
            onPageTouched: screen.sheet = again
        }
    }

    Component {
        id: picture

        LessonPicture {
            closerText: ""
            maximumHeight: screen.pictureHeight
            page: screen.shown
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
