pragma ComponentBehavior: Bound

import QtQuick

// The sentences at a chapter's end: what the person saw, or wants to talk about first.
// page: {frame, title, lines: [{id, text, answer, unseen}]}; moves: answer_line, unanswer_line; wants: show.
VisitPage {
    id: screen

    title: page.title

    Repeater {
        model: screen.page.lines.length

        LineCard {
            required property int index

            line: screen.page.lines[index]
            width: parent.width
            words: screen.words.lines
            onAnswered: answer => screen.move("answer_line", { line: line.id, answer: answer })
            onPageTouched: page => screen.want("show", { page: page })
            onTakenBack: screen.move("unanswer_line", { line: line.id })
        }
    }
}
