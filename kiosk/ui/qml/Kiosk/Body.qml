import QtQuick

// Words at reading size.
Words {
}
