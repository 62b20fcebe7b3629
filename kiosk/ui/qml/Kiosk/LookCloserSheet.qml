pragma ComponentBehavior: Bound

import QtQuick

// A page's pictures as large as the screen allows, one under the other, with their words. pictures: as PictureView takes.
Sheet {
    id: sheet

    required property var pictures

    fullWidth: Infinity
    title: ""
    Accessible.name: words.lesson.look_closer

    Repeater {
        model: sheet.pictures

        PictureView {
            required property var modelData

            ground: Theme.colors.card
            maximumHeight: Math.max(Theme.mm(120), sheet.height)
            picture: modelData
            width: sheet.room
        }
    }
}
