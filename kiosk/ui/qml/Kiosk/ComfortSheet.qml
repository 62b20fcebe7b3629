pragma ComponentBehavior: Bound

import QtQuick

// Text size, colours and moving pages; each touch takes effect at once. size: 100 to 200; theme: a theme's name.
Sheet {
    id: sheet

    required property int size
    required property string theme
    required property bool motion

    signal want(string what, var args)

    fullWidth: Theme.mm(190)
    title: words.comfort.title

    ComfortRow {
        choices: [100, 125, 150, 200].map(size => ({ name: "size-" + size, text: size + " %", chosen: sheet.size === size, args: { size: size } }))
        text: sheet.words.comfort.size
        width: sheet.room
        onChose: args => sheet.want("settle", args)
    }

    ComfortRow {
        choices: ["calm", "contrast-light", "contrast-dark"].map(theme => ({ name: "theme-" + theme, text: sheet.words.comfort[theme], chosen: sheet.theme === theme, args: { theme: theme } }))
        leastWidth: Theme.body * 9
        text: sheet.words.comfort.theme
        width: sheet.room
        onChose: args => sheet.want("settle", args)
    }

    ComfortRow {
        choices: [true, false].map(motion => ({ name: motion ? "motion-on" : "motion-off", text: motion ? sheet.words.comfort.motion_on : sheet.words.comfort.motion_off, chosen: sheet.motion === motion, args: { motion: motion } }))
        leastWidth: Theme.body * 9
        text: sheet.words.comfort.motion
        width: sheet.room
        onChose: args => sheet.want("settle", args)
    }
}
