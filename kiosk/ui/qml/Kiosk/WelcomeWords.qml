pragma ComponentBehavior: Bound

import QtQuick

// The words and buttons of the first screen; where the words are large the way to begin comes before the rest of them.
// page and words as in WelcomeScreen.
Column {
    id: column

    required property var page
    required property var words
    readonly property var said: words.welcome
    readonly property bool larger: Theme.scale > 1
    readonly property bool contrast: Theme.name !== "calm"

    signal want(string what, var args)

    spacing: Theme.mm(4)

    Column {
        spacing: Theme.gap
        width: parent.width

        Small {
            font.bold: true
            objectName: "clinic"
            text: column.page.clinic
            visible: text !== ""
            width: parent.width
        }

        Chip {
            objectName: "demoMark"
            text: column.said.demo
            visible: column.page.demo
            width: Math.min(implicitWidth, parent.width)
        }
    }

    Title {
        font.pixelSize: Theme.figure
        lineHeight: 1.0
        objectName: "pageTitle"
        text: column.said.title
        width: parent.width
    }

    Comfort {
        visible: Theme.scale < 1.4
    }

    PrimaryButton {
        height: Math.max(implicitHeight, Theme.mm(18))
        objectName: "beginButton"
        text: column.said.begin
        visible: column.page.begin
        width: Math.min(parent.width, Math.max(implicitWidth, Theme.mm(60)))
        onTouched: column.want("begin", {})
    }

    Body {
        font.bold: true
        lineHeight: 1.15
        objectName: "askStaff"
        text: column.said.ask_staff
        visible: !column.page.begin
        width: parent.width
    }

    Comfort {
        visible: Theme.scale >= 1.4
    }

    Flow {
        spacing: Theme.gap
        visible: column.page.languages.length > 1
        width: parent.width

        Repeater {
            model: column.page.languages

            QuietButton {
                required property var modelData

                Accessible.checkable: true
                Accessible.checked: modelData.chosen
                chosen: modelData.chosen
                icon: modelData.chosen ? "check" : ""
                objectName: "language-" + modelData.id
                size: Theme.bar
                text: modelData.name
                onTouched: column.want("language", { id: modelData.id })
            }
        }
    }

    Flow {
        spacing: Theme.gap
        width: parent.width

        QuietButton {
            Accessible.checkable: true
            Accessible.checked: column.larger
            chosen: column.larger
            icon: column.larger ? "check" : "text"
            objectName: "largerTextButton"
            size: Theme.bar
            text: column.said.larger_text
            width: Math.min(implicitWidth, parent.width)
            onTouched: column.want("settle", { size: column.larger ? 100 : 150 })
        }

        QuietButton {
            Accessible.checkable: true
            Accessible.checked: column.contrast
            chosen: column.contrast
            icon: column.contrast ? "check" : ""
            objectName: "contrastButton"
            size: Theme.bar
            text: column.said.contrast
            width: Math.min(implicitWidth, parent.width)
            onTouched: column.want("settle", { theme: column.contrast ? "calm" : "contrast-light" })
        }
    }

    component Comfort: Body {
        text: column.said.text
        width: Math.min(column.width, Theme.lineWidth)
    }
}
