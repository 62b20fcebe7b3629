pragma ComponentBehavior: Bound

import QtQuick

// A page of the lesson once more, over the page on the screen. page: {title, blocks, pictures, dots}.
Sheet {
    id: sheet

    required property var page
    required property var terms
    readonly property bool beside: width > height && width / Theme.unit / Theme.scale >= 160

    fullWidth: Infinity
    title: page.title

    Grid {
        columnSpacing: Theme.margin
        columns: sheet.beside ? 2 : 1
        rowSpacing: Theme.part

        ExplainedWords {
            blocks: sheet.page.blocks
            host: sheet
            terms: sheet.terms
            width: sheet.beside ? (sheet.room - Theme.margin) / 2 : sheet.room
            words: sheet.words
        }

        LessonPicture {
            closerText: ""
            ground: Theme.colors.card
            maximumHeight: sheet.height * 0.55
            page: sheet.page
            width: sheet.beside ? (sheet.room - Theme.margin) / 2 : sheet.room
        }
    }
}
