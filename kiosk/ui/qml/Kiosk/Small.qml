import QtQuick

// A label or side remark.
Words {
    color: Theme.colors.textSoft
    font.pixelSize: Theme.small
}
