pragma ComponentBehavior: Bound

import QtQuick

// What a question says after an answer: a few kind words, a picture, and the page itself once more.
// The picture is left out where it does not fit, unless the page `scrolls` anyway. reply: {head, text, ask};
// shown: {pictures, dots} or null.
CardFrame {
    id: card

    required property var reply
    required property var shown
    required property string pageText
    required property real mostHeight
    required property bool scrolls
    readonly property real pictureRoom: mostHeight - words.height - (again.visible ? again.height + Theme.space : 0) - Theme.space - 2 * padding

    signal pageTouched

    padding: Theme.mm(3)
    Accessible.name: [reply.head, reply.text, reply.ask].join(" ")
    Accessible.role: Accessible.AlertMessage

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

    LessonPicture {
        id: picture

        closerText: ""
        ground: Theme.colors.card
        maximumHeight: card.scrolls ? card.mostHeight * 0.45 : card.pictureRoom
        page: card.shown ?? ({ pictures: [], dots: null })
        visible: card.shown !== null && (card.scrolls || card.pictureRoom >= Theme.mm(34))
        width: parent.width
    }

    QuietButton {
        id: again

        objectName: "seePageButton"
        size: Theme.small
        text: card.pageText
        visible: text !== ""
        width: Math.min(implicitWidth, parent.width)
        onTouched: card.pageTouched()
    }
}
