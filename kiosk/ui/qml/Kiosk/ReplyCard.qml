pragma ComponentBehavior: Bound

import QtQuick

// What a question says after an answer: a picture, a few kind words, and the page itself once more.
// reply: {head, text, ask}; shown: {pictures, dots}.
CardFrame {
    id: card

    required property var reply
    required property var shown
    required property string pageText
    required property real mostHeight

    signal pageTouched

    Accessible.name: [reply.head, reply.text, reply.ask].join(" ")
    Accessible.role: Accessible.AlertMessage

    LessonPicture {
        closerText: ""
        ground: Theme.colors.card
        maximumHeight: Math.max(Theme.mm(30), card.mostHeight - words.height - again.height - 2 * Theme.space - 2 * card.padding)
        page: card.shown
        width: parent.width
    }

    Column {
        id: words

        spacing: Theme.gap
        width: parent.width

        Body {
            font.bold: true
            lineHeight: 1.1
            objectName: "replyHead"
            text: card.reply.head
            width: parent.width
        }

        Body {
            lineHeight: 1.15
            objectName: "replyText"
            text: card.reply.text
            width: parent.width
        }

        Body {
            font.bold: true
            lineHeight: 1.1
            objectName: "replyAsk"
            text: card.reply.ask
            visible: text !== ""
            width: parent.width
        }
    }

    QuietButton {
        id: again

        objectName: "seePageButton"
        size: Theme.small
        text: card.pageText
        width: Math.min(implicitWidth, parent.width)
        onTouched: card.pageTouched()
    }
}
