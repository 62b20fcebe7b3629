import QtQuick

// The heading of a screen; grows more slowly than the words so that long words stay whole.
Balanced {
    font.pixelSize: Theme.title
    font.bold: true
    lineHeight: 1.0
    Accessible.role: Accessible.Heading
}
