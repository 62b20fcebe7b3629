pragma ComponentBehavior: Bound

import QtQuick

// The two places of the pump beside each other: same size, same rows, none of them first by default.
// page: {frame, title, intro, offers, sites: [{id, title, picture}], rows: [{id, title, cells, more}]}; moves: tell_more.
VisitPage {
    id: screen

    readonly property var pictures: page.sites.map(site => Object.assign({}, site.picture, { caption: site.title }))

    title: page.title
    wordsShare: 0.58

    ExplainedWords {
        blocks: screen.page.intro
        host: screen
        terms: screen.frame.terms
        width: parent.width
        words: screen.words
    }

    Body {
        font.bold: true
        objectName: "offers"
        text: screen.page.offers
        visible: text !== ""
        width: Math.min(parent.width, Theme.lineWidth)
    }

    Loader {
        active: !screen.twoColumns
        sourceComponent: places
        visible: active
        width: parent.width
    }

    ChoiceTable {
        cards: !screen.twoColumns
        columns: screen.page.sites.map(site => site.title)
        rows: screen.page.rows
        width: parent.width
    }

    QuietButton {
        objectName: "tellMoreButton"
        size: Theme.small
        text: screen.words.common.tell_me_more
        visible: screen.page.rows.some(row => row.more.length > 0)
        width: Math.min(implicitWidth, parent.width)
        onTouched: {
            screen.sheet = more;
            screen.move("tell_more", {});
        }
    }

    side: Loader {
        sourceComponent: screen.twoColumns ? places : null
        width: parent.width
    }

    Component {
        id: places

        LessonPicture {
            closerText: screen.words.compare.look_closer
            maximumHeight: screen.pictureHeight
            page: ({ pictures: screen.pictures, dots: null })
            onCloser: screen.sheet = large
        }
    }

    Component {
        id: more

        TellMoreSheet {
            parts: screen.page.rows.filter(row => row.more.length > 0)
            terms: screen.frame.terms
            title: screen.page.title
            words: screen.words
            onClosed: screen.sheet = null
        }
    }

    Component {
        id: large

        LookCloserSheet {
            pictures: screen.pictures
            words: screen.words
            onClosed: screen.sheet = null
        }
    }
}
