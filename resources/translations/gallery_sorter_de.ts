<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Gallery Sorter</source>
        <translation>Über Gallery Sorter</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Bestandteile</translation>
    </message>
    <message>
        <source>Reading the licences…</source>
        <translation>Lizenzen werden gelesen …</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Sorts a phone&apos;s pictures into folders, on this computer alone. Nothing is sent anywhere.</source>
        <translation>Sortiert die Bilder eines Telefons in Ordner, allein auf diesem Computer. Nichts wird irgendwohin gesendet.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Progress and sorting</source>
        <translation>Fortschritt und Sortieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Of the pictures that you have said something about, and that the model is sure of as things stand</source>
        <translation>Von den Bildern, zu denen etwas angegeben wurde und bei denen sich das Modell zurzeit sicher ist</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>Bilder werden gesucht …</translation>
    </message>
    <message>
        <source>&amp;Sort {}</source>
        <translation>&amp;Sortieren: {}</translation>
    </message>
    <message>
        <source>&amp;Sort</source>
        <translation>&amp;Sortieren</translation>
    </message>
    <message>
        <source>right in {} of {} you checked</source>
        <translation>richtig bei {} von {} geprüften</translation>
    </message>
    <message>
        <source>&amp;Limits as measured</source>
        <translation>&amp;Gemessene Grenzen</translation>
    </message>
    <message>
        <source>The limits that were measured for this model, one for each class. Untick to set one of your own.</source>
        <translation>Die Grenzen, die für dieses Modell gemessen wurden, je Klasse eine. Ohne Haken gilt eine eigene.</translation>
    </message>
    <message>
        <source>How sure the model must be, in per cent</source>
        <translation>Wie sicher das Modell sein muss, in Prozent</translation>
    </message>
    <message>
        <source>sure at {} %</source>
        <translation>sicher ab {} %</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
</context>
<context>
    <name>ClassDesk</name>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Merge into</source>
        <translation>&amp;Vereinigen mit</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>Neue Klasse</translation>
    </message>
    <message>
        <source>What shall it be called?</source>
        <translation>Wie soll sie heißen?</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>Klasse umbenennen</translation>
    </message>
    <message>
        <source>Its folders and pictures follow. The new name of {}:</source>
        <translation>Ihre Ordner und Bilder folgen. Der neue Name von {}:</translation>
    </message>
    <message>
        <source>{} is a part of {} now</source>
        <translation>{} gehört jetzt zu {}</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>{} left alone</source>
        <translation>{} nicht angerührt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>{} is called {} now</source>
        <translation>{} heißt jetzt {}</translation>
    </message>
    <message>
        <source>{} is no class any more</source>
        <translation>{} ist keine Klasse mehr</translation>
    </message>
    <message>
        <source>You gave pictures to {}. Forget that?</source>
        <translation>Es gibt Bilder, die der Klasse {} zugeordnet wurden. Soll das vergessen werden?</translation>
    </message>
    <message>
        <source>Remove class</source>
        <translation>Klasse entfernen</translation>
    </message>
    <message>
        <source>No file is touched, and it can be taken back.</source>
        <translation>Keine Datei wird angerührt, und es lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation>&amp;Vergessen</translation>
    </message>
</context>
<context>
    <name>ClassDialog</name>
    <message>
        <source>Move to class</source>
        <translation>In Klasse verschieben</translation>
    </message>
    <message>
        <source>Type a class, or a new one</source>
        <translation>Eine Klasse eingeben, auch eine neue</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>New class “{}”</source>
        <translation>Neue Klasse „{}“</translation>
    </message>
</context>
<context>
    <name>CloseUp</name>
    <message numerus="yes">
        <source>%Ln picture(s) selected</source>
        <translation>
            <numerusform>%Ln Bild ausgewählt</numerusform>
            <numerusform>%Ln Bilder ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>Move {} to {}</source>
        <translation>{} nach {} verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln label(s)</source>
        <translation>
            <numerusform>%Ln Angabe vergessen</numerusform>
            <numerusform>%Ln Angaben vergessen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy on left-out pictures</source>
        <translation>Genauigkeit bei zurückgehaltenen Bildern</translation>
    </message>
    <message>
        <source>left-out pictures</source>
        <translation>zurückgehaltene Bilder</translation>
    </message>
    <message>
        <source>learned pictures</source>
        <translation>gelernte Bilder</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Open a folder, or drop pictures here</source>
        <translation>Einen Ordner öffnen oder Bilder hierher ziehen</translation>
    </message>
    <message>
        <source>&amp;Open a folder…</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>Früher geöffnet</translation>
    </message>
    <message>
        <source>Open {} again</source>
        <translation>{} wieder öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Each picture is recognised and put into a group.</source>
        <translation>Jedes Bild wird erkannt und in eine Gruppe gelegt.</translation>
    </message>
    <message>
        <source>Check the unsure</source>
        <translation>Unsichere prüfen</translation>
    </message>
    <message>
        <source>Press a number to say what a picture is.</source>
        <translation>Eine Ziffer drücken sagt, was ein Bild ist.</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>They go into folders. Undo takes it all back.</source>
        <translation>Sie kommen in Ordner. Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>Nichts verlässt diesen Computer</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>On the same {} that neither has learned from</source>
        <translation>Gemessen an {}, von denen keines gelernt hat</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>macro-F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>After, with the new: {}</source>
        <translation>Nachher, mit neuen: {}</translation>
    </message>
    <message>
        <source>{} of the left-out pictures are right</source>
        <translation>{} der zurückgehaltenen Bilder sind richtig</translation>
    </message>
    <message>
        <source>Not better than before: {} right, before {}</source>
        <translation>Nicht besser als vorher: {} richtig, vorher {}</translation>
    </message>
    <message>
        <source>Better: {} right, before {}</source>
        <translation>Besser: {} richtig, vorher {}</translation>
    </message>
    <message>
        <source>As good as before: {} right</source>
        <translation>So gut wie vorher: {} richtig</translation>
    </message>
    <message>
        <source>Little is lost for what is new: {} right, before {}</source>
        <translation>Für das Neue geht wenig verloren: {} richtig, vorher {}</translation>
    </message>
    <message>
        <source>About as good as before: {} right, before {}</source>
        <translation>Etwa so gut wie vorher: {} richtig, vorher {}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Least sure, in per cent</source>
        <translation>Mindestens so sicher, in Prozent</translation>
    </message>
    <message>
        <source>Most sure, in per cent</source>
        <translation>Höchstens so sicher, in Prozent</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Jede Größe</translation>
    </message>
    <message>
        <source>Below 1 MB</source>
        <translation>Unter 1 MB</translation>
    </message>
    <message>
        <source>1 to 5 MB</source>
        <translation>1 bis 5 MB</translation>
    </message>
    <message>
        <source>Above 5 MB</source>
        <translation>Über 5 MB</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Any class</source>
        <translation>Jede Klasse</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>GalleryPage</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message numerus="yes">
        <source>%Ln picture(s) selected</source>
        <translation>
            <numerusform>%Ln Bild ausgewählt</numerusform>
            <numerusform>%Ln Bilder ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>Von → nach</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Batches, newest first</source>
        <translation>Vorgänge, der neueste zuerst</translation>
    </message>
    <message>
        <source>Receipt of the marked batch</source>
        <translation>Beleg des markierten Vorgangs</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Receipt: {}</source>
        <translation>Beleg: {}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>partly taken back</source>
        <translation>teilweise zurückgenommen</translation>
    </message>
    <message>
        <source>{}, {} refused</source>
        <translation>{}, {} abgelehnt</translation>
    </message>
    <message>
        <source>{}, set right after a crash</source>
        <translation>{}, nach einem Absturz in Ordnung gebracht</translation>
    </message>
    <message>
        <source>sorted</source>
        <translation>sortiert</translation>
    </message>
    <message>
        <source>sorted by itself</source>
        <translation>von selbst sortiert</translation>
    </message>
    <message>
        <source>class renamed</source>
        <translation>Klasse umbenannt</translation>
    </message>
    <message>
        <source>classes merged</source>
        <translation>Klassen vereint</translation>
    </message>
    <message>
        <source>put in the bin</source>
        <translation>in den Papierkorb gelegt</translation>
    </message>
</context>
<context>
    <name>LimitField</name>
    <message>
        <source>As sure as the model says</source>
        <translation>Wie das Modell sagt</translation>
    </message>
    <message>
        <source>As sure as I say:</source>
        <translation>Eigene Grenze:</translation>
    </message>
    <message>
        <source>Which pictures are sure</source>
        <translation>Welche Bilder sicher sind</translation>
    </message>
    <message>
        <source>Sure from this confidence on</source>
        <translation>Sicher ab dieser Wahrscheinlichkeit</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Show history</source>
        <translation>Verlauf zeigen</translation>
    </message>
    <message>
        <source>Search  Ctrl+F</source>
        <translation>Suchen  Strg+F</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>Größe der Kacheln</translation>
    </message>
    <message>
        <source>Search by name or folder</source>
        <translation>Nach Name oder Ordner suchen</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Recent &amp;folders</source>
        <translation>Zuletzt geöffnete &amp;Ordner</translation>
    </message>
    <message>
        <source>Move &amp;to</source>
        <translation>&amp;Verschieben nach</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Look of the s&amp;ystem</source>
        <translation>Aussehen wie im S&amp;ystem</translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open a folder…</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open &amp;pictures…</source>
        <translation>&amp;Bilder öffnen …</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Neu einlesen</translation>
    </message>
    <message>
        <source>Open the last folder at the &amp;start</source>
        <translation>Letzten Ordner beim &amp;Start öffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Be&amp;enden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Pas&amp;te pictures</source>
        <translation>Bilder &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Move to class…</source>
        <translation>In &amp;Klasse verschieben …</translation>
    </message>
    <message>
        <source>&amp;Confirm the class</source>
        <translation>Klasse &amp;bestätigen</translation>
    </message>
    <message>
        <source>&amp;Forget what I said</source>
        <translation>Eigene Angabe &amp;vergessen</translation>
    </message>
    <message>
        <source>&amp;Put in the bin</source>
        <translation>In den &amp;Papierkorb legen</translation>
    </message>
    <message>
        <source>Find &amp;look-alikes…</source>
        <translation>Ä&amp;hnliche finden …</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im Ordner &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Open the picture</source>
        <translation>Bild ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>Pfa&amp;d kopieren</translation>
    </message>
    <message>
        <source>Setti&amp;ngs…</source>
        <translation>E&amp;instellungen …</translation>
    </message>
    <message>
        <source>Look &amp;closely</source>
        <translation>Genau &amp;ansehen</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>&amp;Least sure first</source>
        <translation>Unsicherste &amp;zuerst</translation>
    </message>
    <message>
        <source>Go to the &amp;unsure</source>
        <translation>Zu den &amp;unsicheren</translation>
    </message>
    <message>
        <source>Lar&amp;ger tiles</source>
        <translation>Kacheln &amp;größer</translation>
    </message>
    <message>
        <source>S&amp;maller tiles</source>
        <translation>Kacheln &amp;kleiner</translation>
    </message>
    <message>
        <source>&amp;Sort</source>
        <translation>&amp;Sortieren</translation>
    </message>
    <message>
        <source>&amp;Sort into folders…</source>
        <translation>&amp;In Ordner sortieren …</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Verlauf …</translation>
    </message>
    <message>
        <source>&amp;Watched folders…</source>
        <translation>&amp;Überwachte Ordner …</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>&amp;Train…</source>
        <translation>&amp;Trainieren …</translation>
    </message>
    <message>
        <source>&amp;Go back to the model before</source>
        <translation>&amp;Zurück zum vorigen Modell</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>&amp;About Gallery Sorter</source>
        <translation>Ü&amp;ber Gallery Sorter</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Gallery Sorter</source>
        <translation>Gallery Sorter</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln Ort</numerusform>
            <numerusform>%Ln Orte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnFolderList</name>
    <message>
        <source>Albums of your own</source>
        <translation>Eigene Alben</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>{} · labelled by you</source>
        <translation>{} · eigene Angabe</translation>
    </message>
    <message>
        <source>{} · {}</source>
        <translation>{} · {}</translation>
    </message>
    <message>
        <source>The model agrees, with {}.</source>
        <translation>Das Modell sieht es auch so, mit {}.</translation>
    </message>
    <message>
        <source>The model said {}, with {}.</source>
        <translation>Das Modell meinte {}, mit {}.</translation>
    </message>
    <message>
        <source>Unsure: it lies between classes, so it stays where it is.</source>
        <translation>Unsicher: Es liegt zwischen Klassen und bleibt deshalb, wo es ist.</translation>
    </message>
    <message>
        <source>Unsure: it fits none of the classes, so it stays where it is.</source>
        <translation>Unsicher: Es passt in keine der Klassen und bleibt deshalb, wo es ist.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>What is known of the picture</source>
        <translation>Was über das Bild bekannt ist</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probabilities of the classes</source>
        <translation>Wahrscheinlichkeiten der Klassen</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>Das Modell lernt …</translation>
    </message>
    <message>
        <source>Reading the pictures. You can go on in the window meanwhile.</source>
        <translation>Die Bilder werden gelesen. Im Fenster kann weitergearbeitet werden.</translation>
    </message>
    <message>
        <source>From {} of yours and {} remembered; about {} in all.</source>
        <translation>Aus {} eigenen und {} gemerkten; zusammen etwa {}.</translation>
    </message>
    <message>
        <source>Fetching the better base: {} of {}</source>
        <translation>Die bessere Grundlage wird geholt: {} von {}</translation>
    </message>
    <message>
        <source>Looking for your pictures: {} so far</source>
        <translation>Eigene Bilder werden gesucht: bisher {}</translation>
    </message>
    <message>
        <source>Reading pictures: {} of {}</source>
        <translation>Bilder werden gelesen: {} von {}</translation>
    </message>
    <message>
        <source>{} read</source>
        <translation>{} gelesen</translation>
    </message>
    <message>
        <source>, about {} left in all</source>
        <translation>, noch etwa {} insgesamt</translation>
    </message>
    <message>
        <source>Epoch {} of {}</source>
        <translation>Durchgang {} von {}</translation>
    </message>
    <message>
        <source>The start is measured</source>
        <translation>Der Anfang wird gemessen</translation>
    </message>
    <message>
        <source>, {} left</source>
        <translation>, noch {}</translation>
    </message>
</context>
<context>
    <name>ReceiptModel</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>RecipePage</name>
    <message>
        <source>How shall it learn?</source>
        <translation>Wie soll es lernen?</translation>
    </message>
    <message>
        <source>&amp;Quick</source>
        <translation>&amp;Schnell</translation>
    </message>
    <message>
        <source>Keeps how pictures are seen; learns anew what tells the classes apart. Best after corrections.</source>
        <translation>Behält bei, wie Bilder gesehen werden; lernt neu, was die Klassen unterscheidet. Am besten nach Korrekturen.</translation>
    </message>
    <message>
        <source>&amp;Thorough</source>
        <translation>&amp;Gründlich</translation>
    </message>
    <message>
        <source>Also learns how to look at your pictures. Needs pictures of every class, and minutes.</source>
        <translation>Lernt auch, wie die eigenen Bilder anzusehen sind. Braucht Bilder jeder Klasse und einige Minuten.</translation>
    </message>
    <message>
        <source>As &amp;published</source>
        <translation>Wie &amp;veröffentlicht</translation>
    </message>
    <message>
        <source>The recipe that was published for this task, for comparison. Makes exactly the classes chosen.</source>
        <translation>Das Rezept, das für diese Aufgabe veröffentlicht wurde, zum Vergleich. Ergibt genau die gewählten Klassen.</translation>
    </message>
    <message>
        <source>&amp;Only the classes chosen: leave out those of the model that have no pictures</source>
        <translation>&amp;Nur die gewählten Klassen: die des Modells ohne Bilder weglassen</translation>
    </message>
    <message>
        <source>&amp;Better base, {}, fetched once from {}</source>
        <translation>&amp;Bessere Grundlage, {}, einmal geholt von {}</translation>
    </message>
    <message>
        <source>Take it from a &amp;file…</source>
        <translation>Aus einer &amp;Datei nehmen …</translation>
    </message>
    <message>
        <source>The two others need the full installation with torch, which also uses NVIDIA graphics cards.</source>
        <translation>Die beiden anderen brauchen die volle Installation mit torch, die auch NVIDIA-Grafikkarten nutzt.</translation>
    </message>
    <message>
        <source>Estimating the time…</source>
        <translation>Die Dauer wird geschätzt …</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>dem Prozessor</translation>
    </message>
    <message>
        <source>the graphics card</source>
        <translation>der Grafikkarte</translation>
    </message>
    <message>
        <source>About {} on {} of this computer, starting from the model “{}”.</source>
        <translation>Etwa {} auf {} dieses Computers, ausgehend vom Modell „{}“.</translation>
    </message>
    <message>
        <source>From the file {}; its contents are checked.</source>
        <translation>Aus der Datei {}; ihr Inhalt wird geprüft.</translation>
    </message>
    <message>
        <source>For Thorough and As published.</source>
        <translation>Für „Gründlich“ und „Wie veröffentlicht“.</translation>
    </message>
    <message>
        <source>Offered once each class has {} pictures of yours.</source>
        <translation>Möglich, sobald jede Klasse {} eigene Bilder hat.</translation>
    </message>
    <message>
        <source>The only thing this program ever fetches, and only if you tick it. Nothing is sent.</source>
        <translation>Das Einzige, was dieses Programm je holt, und nur mit diesem Haken. Gesendet wird nichts.</translation>
    </message>
    <message>
        <source>The weights of a ResNet34 (.pth or .safetensors)</source>
        <translation>Die Gewichte eines ResNet34 (.pth oder .safetensors)</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>&amp;Before</source>
        <translation>&amp;Vorher</translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation>&amp;Nachher</translation>
    </message>
    <message>
        <source>Nothing that you said looks wrong to the new model, and it is sure of all of it.</source>
        <translation>Keine Angabe erscheint dem neuen Modell falsch, und es ist sich bei allen sicher.</translation>
    </message>
    <message>
        <source>Pictures behind the chosen cell</source>
        <translation>Bilder hinter dem gewählten Feld</translation>
    </message>
    <message>
        <source>Pictures that are likely in the wrong class, then those that the model is least sure of</source>
        <translation>Bilder, die wohl in der falschen Klasse sind, danach die, bei denen das Modell am unsichersten ist</translation>
    </message>
    <message>
        <source>Pictures whose class would change</source>
        <translation>Bilder, deren Klasse sich ändern würde</translation>
    </message>
    <message>
        <source>No picture that is known would change its class.</source>
        <translation>Von keinem bekannten Bild würde sich die Klasse ändern.</translation>
    </message>
    <message>
        <source>Nobody knows yet: this network sees pictures in its own way, and has to look at each of them.</source>
        <translation>Das weiß noch niemand: Dieses Netz sieht Bilder auf seine eigene Art und muss jedes erst ansehen.</translation>
    </message>
    <message>
        <source>{} corrected. Train again to learn from that.</source>
        <translation>{} korrigiert. Erneut trainieren, um daraus zu lernen.</translation>
    </message>
    <message>
        <source>Doubtful ({})</source>
        <translation>Zweifelhaft ({})</translation>
    </message>
    <message>
        <source>Would change ({})</source>
        <translation>Würde sich ändern ({})</translation>
    </message>
    <message>
        <source>Would change (?)</source>
        <translation>Würde sich ändern (?)</translation>
    </message>
    <message>
        <source>rightly called so</source>
        <translation>richtig so erkannt</translation>
    </message>
    <message>
        <source>called {}</source>
        <translation>erkannt als {}</translation>
    </message>
    <message>
        <source>{}: {} {}</source>
        <translation>{}: {} {}</translation>
    </message>
    <message>
        <source>The model remembers these as numbers; there is no picture to show.</source>
        <translation>Das Modell hat sie sich als Zahlen gemerkt; ein Bild dazu gibt es nicht.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>you: {} · model: {}, {}</source>
        <translation>eigene Angabe: {} · Modell: {}, {}</translation>
    </message>
    <message>
        <source>before: {}, {} · now: {}, {}</source>
        <translation>vorher: {}, {} · jetzt: {}, {}</translation>
    </message>
    <message>
        <source>⏎ the new model is right · K as it was · M another class</source>
        <translation>⏎ das neue Modell hat recht · K bleibt so · M andere Klasse</translation>
    </message>
    <message>
        <source>What was taken for what</source>
        <translation>Was wofür gehalten wurde</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>The new model is right  ⏎</source>
        <translation>Das neue Modell hat recht  ⏎</translation>
    </message>
    <message>
        <source>It is right as it was  K</source>
        <translation>Es bleibt, wie es war  K</translation>
    </message>
    <message>
        <source>Another class…  M</source>
        <translation>Andere Klasse …  M</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>A&amp;uswählen …</translation>
    </message>
    <message>
        <source>Move them</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Copy them, and leave the originals</source>
        <translation>Kopieren und die Originale lassen</translation>
    </message>
    <message>
        <source>Camera folders &amp;below it too</source>
        <translation>Auch &amp;Kameraordner darunter</translation>
    </message>
    <message>
        <source>Put &amp;unsure pictures into a folder named Unsure</source>
        <translation>&amp;Unsichere Bilder in einen Ordner namens Unsure legen</translation>
    </message>
    <message>
        <source>&amp;Trial: only say what would be done, move nothing</source>
        <translation>&amp;Probe: nur sagen, was geschähe, nichts verschieben</translation>
    </message>
    <message>
        <source>&amp;Watch this folder</source>
        <translation>&amp;Diesen Ordner überwachen</translation>
    </message>
    <message>
        <source>Sort into</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Open the last folder at the start</source>
        <translation>Letzten &amp;Ordner beim Start öffnen</translation>
    </message>
    <message>
        <source>Move them</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Copy them, and leave the originals</source>
        <translation>Kopieren und die Originale lassen</translation>
    </message>
    <message>
        <source>&amp;Pause while the computer runs on its battery</source>
        <translation>Im Akkubetrieb &amp;pausieren</translation>
    </message>
    <message>
        <source>Start when I &amp;log in</source>
        <translation>Beim A&amp;nmelden starten</translation>
    </message>
    <message>
        <source>Loo&amp;k</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>Lan&amp;guage, from the next start on</source>
        <translation>S&amp;prache, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Size of the &amp;tiles</source>
        <translation>&amp;Größe der Kacheln</translation>
    </message>
    <message>
        <source>&amp;Sure pictures</source>
        <translation>&amp;Sichere Bilder</translation>
    </message>
    <message>
        <source>When so&amp;rting</source>
        <translation>Beim So&amp;rtieren</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Überwachte Ordner</translation>
    </message>
    <message>
        <source>Every other choice holds at once. How sure is sure, and whether to copy, can be changed for one sort where it is asked.</source>
        <translation>Alle anderen Angaben gelten sofort. Was als sicher gilt und ob kopiert wird, lässt sich für einen einzelnen Vorgang dort ändern, wo danach gefragt wird.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Classes and groups</source>
        <translation>Klassen und Gruppen</translation>
    </message>
    <message>
        <source>CLASSES</source>
        <translation>KLASSEN</translation>
    </message>
    <message>
        <source>New class…</source>
        <translation>Neue Klasse …</translation>
    </message>
</context>
<context>
    <name>SortDesk</name>
    <message>
        <source>Sort into</source>
        <translation>Sortieren nach</translation>
    </message>
</context>
<context>
    <name>SortSheet</name>
    <message>
        <source>Sort pictures</source>
        <translation>Bilder sortieren</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>A&amp;uswählen …</translation>
    </message>
    <message>
        <source>&amp;Move them</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>&amp;Copy them, and leave the originals where they are</source>
        <translation>&amp;Kopieren und die Originale lassen, wo sie sind</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>What goes where</source>
        <translation>Was wohin kommt</translation>
    </message>
    <message>
        <source>Albums of your own stay as they are. Tick one to sort it too:</source>
        <translation>Eigene Alben bleiben, wie sie sind. Mit Haken wird auch ein Album sortiert:</translation>
    </message>
    <message>
        <source>&amp;Sort</source>
        <translation>&amp;Sortieren</translation>
    </message>
    <message>
        <source>Looking at what would happen…</source>
        <translation>Es wird geprüft, was geschehen würde …</translation>
    </message>
    <message>
        <source>No file is touched.</source>
        <translation>Keine Datei wird angerührt.</translation>
    </message>
    <message>
        <source>This can&apos;t be sorted</source>
        <translation>Das lässt sich nicht sortieren</translation>
    </message>
    <message>
        <source>&amp;Sort {}</source>
        <translation>&amp;Sortieren: {}</translation>
    </message>
    <message>
        <source>No folder chosen yet</source>
        <translation>Noch kein Ordner gewählt</translation>
    </message>
    <message>
        <source>Into {}</source>
        <translation>Nach {}</translation>
    </message>
    <message>
        <source>Where shall the class folders be made?</source>
        <translation>Wo sollen die Klassenordner angelegt werden?</translation>
    </message>
    <message>
        <source>{} needed, {} free on that disk.</source>
        <translation>{} benötigt, {} frei auf diesem Laufwerk.</translation>
    </message>
    <message>
        <source> That is not enough.</source>
        <translation> Das reicht nicht.</translation>
    </message>
    <message>
        <source>{} free on that disk.</source>
        <translation>{} frei auf diesem Laufwerk.</translation>
    </message>
    <message>
        <source>Nothing to sort: every picture stays where it is</source>
        <translation>Nichts zu sortieren: Alle Bilder bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>{} into {} under {}</source>
        <translation>{} in {} unter {}</translation>
    </message>
    <message>
        <source>{} unsure</source>
        <translation>{} unsicher</translation>
    </message>
    <message>
        <source>{} unreadable</source>
        <translation>{} unlesbar</translation>
    </message>
    <message>
        <source>{}; {} stays</source>
        <translation>{}; {} bleibt</translation>
    </message>
    <message>
        <source>{}; {} stay</source>
        <translation>{}; {} bleiben</translation>
    </message>
    <message>
        <source>New name, since theirs is taken: {}.</source>
        <translation>Neuer Name, weil der alte vergeben ist: {}.</translation>
    </message>
    <message>
        <source>There already, so left alone: {}.</source>
        <translation>Schon vorhanden, deshalb nicht angerührt: {}.</translation>
    </message>
    <message>
        <source>Going along with their picture: {}.</source>
        <translation>Kommen mit ihrem Bild mit: {}.</translation>
    </message>
    <message>
        <source>In their class&apos;s folder already: {}.</source>
        <translation>Schon im Ordner ihrer Klasse: {}.</translation>
    </message>
    <message>
        <source>Can&apos;t be moved: {}.</source>
        <translation>Nicht zu verschieben: {}.</translation>
    </message>
</context>
<context>
    <name>Sorting</name>
    <message>
        <source>Sort {}</source>
        <translation>{} sortieren</translation>
    </message>
    <message>
        <source>Put {} in the bin</source>
        <translation>{} in den Papierkorb legen</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>What I &amp;corrected and confirmed</source>
        <translation>Was &amp;korrigiert und bestätigt wurde</translation>
    </message>
    <message>
        <source>&amp;Add a folder of class folders…</source>
        <translation>&amp;Ordner mit Klassenordnern hinzufügen …</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation>Gemerkt</translation>
    </message>
    <message>
        <source>Pictures of each class</source>
        <translation>Bilder jeder Klasse</translation>
    </message>
    <message>
        <source>The class folders in {}</source>
        <translation>Die Klassenordner in {}</translation>
    </message>
    <message>
        <source>{}: a name with odd bytes; rename the folder to learn from it</source>
        <translation>{}: ein Name mit ungültigen Zeichen; den Ordner umbenennen, um daraus zu lernen</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Counting… {} so far</source>
        <translation>Wird gezählt … bisher {}</translation>
    </message>
    <message>
        <source>Tick it if you have looked through this class&apos;s folder.</source>
        <translation>Anhaken, wenn der Ordner dieser Klasse durchgesehen ist.</translation>
    </message>
    <message>
        <source>  too few: it needs {}</source>
        <translation>  zu wenige: nötig sind {}</translation>
    </message>
    <message>
        <source>  new</source>
        <translation>  neu</translation>
    </message>
    <message>
        <source>The classes differ much in size; each counts the same while learning.</source>
        <translation>Die Klassen sind sehr verschieden groß; beim Lernen zählt jede gleich viel.</translation>
    </message>
    <message>
        <source>{} left out: this program put them there, and you have not looked at them.</source>
        <translation>{} weggelassen: Dieses Programm hat sie dorthin gelegt, und niemand hat sie angesehen.</translation>
    </message>
    <message>
        <source>Tick the classes whose folders you have looked through: all of them count then.</source>
        <translation>Klassen anhaken, deren Ordner durchgesehen sind: Dann zählen alle ihre Bilder.</translation>
    </message>
    <message>
        <source>{} left out: unreadable, double, or no longer where they were.</source>
        <translation>{} weggelassen: unlesbar, doppelt oder nicht mehr an ihrem Ort.</translation>
    </message>
    <message>
        <source>Remembered: what the model learned from before, as numbers; no picture is kept.</source>
        <translation>Gemerkt: was das Modell früher gelernt hat, als Zahlen; Bilder werden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>A folder that holds a folder for each class</source>
        <translation>Ein Ordner mit einem Ordner für jede Klasse</translation>
    </message>
    <message>
        <source>What shall it learn from?</source>
        <translation>Woraus soll es lernen?</translation>
    </message>
</context>
<context>
    <name>StacksDialog</name>
    <message>
        <source>Look-alikes</source>
        <translation>Ähnliche Bilder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stack(s) of pictures</source>
        <translation>
            <numerusform>%Ln Stapel mit Bildern,</numerusform>
            <numerusform>%Ln Stapel mit Bildern,</numerusform>
        </translation>
    </message>
    <message>
        <source>{} that look the same. The first of each is the largest; click or press Space to mark.</source>
        <translation>{}, die gleich aussehen. Das erste ist jeweils das größte; ein Klick oder die Leertaste markiert.</translation>
    </message>
    <message>
        <source>&amp;Put {} in the bin</source>
        <translation>{} in den &amp;Papierkorb legen</translation>
    </message>
</context>
<context>
    <name>Tellings</name>
    <message>
        <source>{} recognised in {}</source>
        <translation>{} in {} erkannt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln unlesbar</numerusform>
            <numerusform>%Ln unlesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled: {}</source>
        <translation>Abgebrochen: {}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln copied</source>
        <translation>
            <numerusform>%Ln kopiert</numerusform>
            <numerusform>%Ln kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>%Ln verschoben</numerusform>
            <numerusform>%Ln verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stayed</source>
        <translation>
            <numerusform>%Ln geblieben</numerusform>
            <numerusform>%Ln geblieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken back</source>
        <translation>
            <numerusform>%Ln zurückgenommen</numerusform>
            <numerusform>%Ln zurückgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved again</source>
        <translation>
            <numerusform>%Ln wieder verschoben</numerusform>
            <numerusform>%Ln wieder verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>{} put in the bin</source>
        <translation>{} in den Papierkorb gelegt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) forgotten</source>
        <translation>
            <numerusform>%Ln Angabe vergessen</numerusform>
            <numerusform>%Ln Angaben vergessen</numerusform>
        </translation>
    </message>
    <message>
        <source>{} moved to {}</source>
        <translation>{} verschoben nach {}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) finished</source>
        <translation>
            <numerusform>%Ln Datei zu Ende gebracht</numerusform>
            <numerusform>%Ln Dateien zu Ende gebracht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) taken back</source>
        <translation>
            <numerusform>%Ln Datei zurückgelegt</numerusform>
            <numerusform>%Ln Dateien zurückgelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left for you to look at</source>
        <translation>
            <numerusform>%Ln Datei zum Nachsehen gelassen</numerusform>
            <numerusform>%Ln Dateien zum Nachsehen gelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing had to be done</source>
        <translation>es war nichts zu tun</translation>
    </message>
    <message>
        <source>No picture was lost.</source>
        <translation>Kein Bild ging verloren.</translation>
    </message>
    <message>
        <source>The last sort</source>
        <translation>Das letzte Sortieren</translation>
    </message>
    <message>
        <source>Sorting a watched folder</source>
        <translation>Das Sortieren eines überwachten Ordners</translation>
    </message>
    <message>
        <source>Renaming a class</source>
        <translation>Das Umbenennen einer Klasse</translation>
    </message>
    <message>
        <source>Merging two classes</source>
        <translation>Das Vereinigen zweier Klassen</translation>
    </message>
    <message>
        <source>Putting pictures into the bin</source>
        <translation>Das Legen in den Papierkorb</translation>
    </message>
    <message>
        <source>The last run</source>
        <translation>Der letzte Vorgang</translation>
    </message>
    <message>
        <source>{} was interrupted: {}.</source>
        <translation>{} wurde unterbrochen: {}.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left alone:</source>
        <translation>
            <numerusform>%Ln Datei nicht angerührt:</numerusform>
            <numerusform>%Ln Dateien nicht angerührt:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainDesk</name>
    <message>
        <source>Use the model {}</source>
        <translation>Modell {} verwenden</translation>
    </message>
    <message>
        <source>Choose something to learn from.</source>
        <translation>Etwas auswählen, woraus gelernt werden soll.</translation>
    </message>
    <message>
        <source>It could not be finished</source>
        <translation>Es ließ sich nicht beenden</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The models are as they were.</source>
        <translation>Die Modelle sind, wie sie waren.</translation>
    </message>
</context>
<context>
    <name>TrainDialog</name>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>Woraus</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Train &amp;again</source>
        <translation>&amp;Erneut trainieren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Keep all the same</source>
        <translation>&amp;Trotzdem behalten</translation>
    </message>
</context>
<context>
    <name>TrainProcess</name>
    <message>
        <source>The training could not be started. The models are as they were.</source>
        <translation>Das Training ließ sich nicht starten. Die Modelle sind, wie sie waren.</translation>
    </message>
    <message>
        <source>The training stopped before its end; perhaps there was not enough memory. The models are as they were.</source>
        <translation>Das Training endete vorzeitig; vielleicht reichte der Speicher nicht. Die Modelle sind, wie sie waren.</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The last time, Gallery Sorter ended by a crash.</source>
        <translation>Beim letzten Mal ist Gallery Sorter abgestürzt.</translation>
    </message>
    <message>
        <source>What it was moving is set right. Where it happened stands in {}.</source>
        <translation>Was gerade verschoben wurde, ist in Ordnung gebracht. Wo es geschah, steht in {}.</translation>
    </message>
    <message>
        <source>Should it happen again, start it with --safe-mode.</source>
        <translation>Sollte es wieder geschehen, hilft ein Start mit --safe-mode.</translation>
    </message>
    <message>
        <source>Gallery Sorter can&apos;t start. No picture was touched.</source>
        <translation>Gallery Sorter kann nicht starten. Kein Bild wurde angerührt.</translation>
    </message>
    <message>
        <source>Starting it with --safe-mode may help. The details are in {}.</source>
        <translation>Ein Start mit --safe-mode hilft vielleicht. Näheres steht in {}.</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. No picture was lost.</source>
        <translation>Etwas ist schiefgegangen, das nicht schiefgehen sollte. Kein Bild ging verloren.</translation>
    </message>
    <message>
        <source>You can go on. The details are in {}.</source>
        <translation>Es kann weitergehen. Näheres steht in {}.</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Back to all pictures (Space)</source>
        <translation>Zurück zu allen Bildern (Leertaste)</translation>
    </message>
    <message>
        <source>Turn on the screen (R)</source>
        <translation>Auf dem Bildschirm drehen (R)</translation>
    </message>
    <message>
        <source>Large preview</source>
        <translation>Große Vorschau</translation>
    </message>
</context>
<context>
    <name>WatchDesk</name>
    <message>
        <source>It is not there; it is taken up again when it is back.</source>
        <translation>Er ist nicht da; sobald er wieder da ist, geht es weiter.</translation>
    </message>
    <message>
        <source>{} unsure</source>
        <translation>{} unsicher</translation>
    </message>
    <message>
        <source>{} unreadable</source>
        <translation>{} unlesbar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln late file(s) put beside their pictures</source>
        <translation>
            <numerusform>%Ln nachgekommene Datei zu ihrem Bild gelegt</numerusform>
            <numerusform>%Ln nachgekommene Dateien zu ihren Bildern gelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>Trial: {} would be sorted</source>
        <translation>Probe: {} würden sortiert</translation>
    </message>
    <message>
        <source>{} sorted</source>
        <translation>{} sortiert</translation>
    </message>
    <message>
        <source>Watched: the system tells of what arrives.</source>
        <translation>Überwacht: Das System meldet, was ankommt.</translation>
    </message>
    <message>
        <source>Watched by listing it again and again, as its file system tells of nothing.</source>
        <translation>Überwacht durch wiederholtes Auflisten, weil das Dateisystem nichts meldet.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>Watched folders</source>
        <translation>Überwachte Ordner</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Start at &amp;login, battery…</source>
        <translation>Start beim &amp;Anmelden, Akku …</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>{} (off)</source>
        <translation>{} (aus)</translation>
    </message>
    <message>
        <source>{} (trial)</source>
        <translation>{} (Probe)</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Ordner überwachen</translation>
    </message>
</context>
<context>
    <name>WatchTray</name>
    <message>
        <source>&amp;Open Gallery Sorter</source>
        <translation>&amp;Gallery Sorter öffnen</translation>
    </message>
    <message>
        <source>&amp;Undo the last ones</source>
        <translation>&amp;Letzte zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Watched folders…</source>
        <translation>&amp;Überwachte Ordner …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Be&amp;enden</translation>
    </message>
    <message>
        <source>Today: {} sorted</source>
        <translation>Heute: {} sortiert</translation>
    </message>
    <message>
        <source>Not there now: {}</source>
        <translation>Zurzeit nicht da: {}</translation>
    </message>
    <message>
        <source>Gallery Sorter: {} unsure</source>
        <translation>Gallery Sorter: {} unsicher</translation>
    </message>
    <message>
        <source>Gallery Sorter</source>
        <translation>Gallery Sorter</translation>
    </message>
</context>
<context>
    <name>ZoomView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>_Plurals</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s)</source>
        <translation>
            <numerusform>%Ln Video</numerusform>
            <numerusform>%Ln Videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other file(s)</source>
        <translation>
            <numerusform>%Ln andere Datei</numerusform>
            <numerusform>%Ln andere Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>%Ln Verknüpfung</numerusform>
            <numerusform>%Ln Verknüpfungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>application</name>
    <message>
        <source>safe mode</source>
        <translation>abgesicherter Modus</translation>
    </message>
</context>
<context>
    <name>empty_states</name>
    <message>
        <source>&amp;Open a folder…</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation>Dieser Ordner ist leer</translation>
    </message>
    <message>
        <source>Copy pictures into it and press F5, or open another folder.</source>
        <translation>Bilder hineinkopieren und F5 drücken oder einen anderen Ordner öffnen.</translation>
    </message>
    <message>
        <source>No pictures here</source>
        <translation>Keine Bilder hier</translation>
    </message>
    <message>
        <source>The files in this folder are no pictures, and stay as they are.</source>
        <translation>Die Dateien in diesem Ordner sind keine Bilder und bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>No picture was recognised yet. F5 looks again.</source>
        <translation>Noch kein Bild wurde erkannt. F5 sieht noch einmal nach.</translation>
    </message>
    <message>
        <source>It could not be read</source>
        <translation>Das ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The message above says why. F5 tries again.</source>
        <translation>Die Meldung darüber sagt, warum. F5 versucht es noch einmal.</translation>
    </message>
    <message>
        <source>All pictures went elsewhere</source>
        <translation>Alle Bilder sind jetzt anderswo</translation>
    </message>
    <message>
        <source>History lists where each of them is now, and takes it back.</source>
        <translation>Der Verlauf zeigt, wo jedes jetzt ist, und holt es zurück.</translation>
    </message>
    <message>
        <source>Show &amp;history</source>
        <translation>&amp;Verlauf zeigen</translation>
    </message>
    <message>
        <source>No picture is like that</source>
        <translation>Kein Bild passt dazu</translation>
    </message>
    <message>
        <source>Search for something else or filter less, or show everything again.</source>
        <translation>Nach etwas anderem suchen, weniger filtern oder wieder alles zeigen.</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alle zeigen</translation>
    </message>
    <message>
        <source>Nothing was moved yet</source>
        <translation>Noch wurde nichts verschoben</translation>
    </message>
    <message>
        <source>After a sort it stands here, and can be taken back.</source>
        <translation>Nach dem Sortieren steht es hier und lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>No folder is watched</source>
        <translation>Kein Ordner wird überwacht</translation>
    </message>
    <message>
        <source>Add the folder that your phone syncs into: new pictures then sort themselves.</source>
        <translation>Den Ordner hinzufügen, in den das Telefon seine Bilder legt: Neue Bilder sortieren sich dann selbst.</translation>
    </message>
    <message>
        <source>Nothing to learn from yet</source>
        <translation>Noch gibt es nichts, woraus es lernen kann</translation>
    </message>
    <message>
        <source>Correct or confirm some pictures in the gallery, or add a folder that holds a folder for each class.</source>
        <translation>In der Galerie einige Bilder korrigieren oder bestätigen, oder einen Ordner hinzufügen, der für jede Klasse einen Ordner enthält.</translation>
    </message>
    <message>
        <source>Select a picture to look at it closely.</source>
        <translation>Ein Bild auswählen, um es genau zu betrachten.</translation>
    </message>
    <message>
        <source>No two pictures here look the same: there is nothing to clean up.</source>
        <translation>Hier sehen keine zwei Bilder gleich aus: Es gibt nichts aufzuräumen.</translation>
    </message>
    <message>
        <source>The filter keeps back all {} of {}.</source>
        <translation>Der Filter hält alle {} aus {} zurück.</translation>
    </message>
    <message>
        <source>No picture is unsure: nothing has to be looked at before the sort.</source>
        <translation>Kein Bild ist unsicher: Vor dem Sortieren muss nichts angesehen werden.</translation>
    </message>
    <message>
        <source>Every picture fits one of the classes.</source>
        <translation>Jedes Bild passt in eine der Klassen.</translation>
    </message>
    <message>
        <source>Every picture could be read.</source>
        <translation>Jedes Bild ließ sich lesen.</translation>
    </message>
    <message>
        <source>No picture is in {} yet: drag some here, or select them and press M.</source>
        <translation>In {} ist noch kein Bild: Bilder hierher ziehen, oder auswählen und M drücken.</translation>
    </message>
</context>
<context>
    <name>sections</name>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>In keiner Klasse</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Unlesbar</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>In the gallery</source>
        <translation>In der Galerie</translation>
    </message>
    <message>
        <source>In the large preview</source>
        <translation>In der großen Vorschau</translation>
    </message>
    <message>
        <source>Go to another picture</source>
        <translation>Zu einem anderen Bild</translation>
    </message>
    <message>
        <source>Next, previous picture</source>
        <translation>Nächstes, voriges Bild</translation>
    </message>
    <message>
        <source>First, last picture</source>
        <translation>Erstes, letztes Bild</translation>
    </message>
    <message>
        <source>A page on, a page back</source>
        <translation>Eine Seite weiter, zurück</translation>
    </message>
    <message>
        <source>Select as far as there</source>
        <translation>Bis dorthin auswählen</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Say which class it is, as numbered on the left</source>
        <translation>Sagen, welche Klasse es ist, wie links nummeriert</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>Größer, kleiner</translation>
    </message>
    <message>
        <source>Turn on the screen</source>
        <translation>Am Bildschirm drehen</translation>
    </message>
    <message>
        <source>Back to all pictures</source>
        <translation>Zurück zu allen Bildern</translation>
    </message>
</context>
<context>
    <name>tile</name>
    <message>
        <source>{} · {} mean confidence</source>
        <translation>{} · {} mittlere Sicherheit</translation>
    </message>
    <message>
        <source>look at these first</source>
        <translation>diese zuerst ansehen</translation>
    </message>
    <message>
        <source>fit none of the classes</source>
        <translation>passen in keine der Klassen</translation>
    </message>
    <message>
        <source>stay where they are</source>
        <translation>bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>the first is the largest</source>
        <translation>das erste ist das größte</translation>
    </message>
</context>
<context>
    <name>wiring</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Show history</source>
        <translation>Verlauf zeigen</translation>
    </message>
    <message>
        <source>“{}” is in charge now</source>
        <translation>„{}“ ist jetzt im Einsatz</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Show receipt</source>
        <translation>Beleg zeigen</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>{} of {}</source>
        <comment>progress</comment>
        <translation>{} von {}</translation>
    </message>
    <message>
        <source>{}/s</source>
        <translation>{}/s</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>noch {}</translation>
    </message>
    <message>
        <source>{} stays.</source>
        <translation>{} bleibt.</translation>
    </message>
    <message>
        <source>{} stay.</source>
        <translation>{} bleiben.</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>{}, you said so</source>
        <translation>{}, eigene Angabe</translation>
    </message>
    <message>
        <source>fits none of the classes; nearest is {}</source>
        <translation>passt in keine der Klassen; am nächsten ist {}</translation>
    </message>
    <message>
        <source>{}, {}, unsure</source>
        <translation>{}, {}, unsicher</translation>
    </message>
    <message>
        <source>That could not be done.</source>
        <translation>Das war nicht möglich.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>It is no picture, whatever its name says.</source>
        <translation>Es ist kein Bild, auch wenn der Name es sagt.</translation>
    </message>
    <message>
        <source>Pictures of this kind can&apos;t be read.</source>
        <translation>Bilder dieser Art lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Its end is missing, perhaps since it was not copied in full.</source>
        <translation>Das Ende fehlt, vielleicht wurde nicht alles kopiert.</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>Es ist beschädigt.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Es ist zu groß.</translation>
    </message>
    <message>
        <source>You are not allowed to read or move it.</source>
        <translation>Es fehlt das Recht, es zu lesen oder zu verschieben.</translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation>Es ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Reading it took too long.</source>
        <translation>Das Lesen dauerte zu lange.</translation>
    </message>
    <message>
        <source>Reading it failed.</source>
        <translation>Das Lesen ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>There is another file of that name.</source>
        <translation>Dort liegt eine andere Datei dieses Namens.</translation>
    </message>
    <message>
        <source>It was changed meanwhile.</source>
        <translation>Es wurde inzwischen verändert.</translation>
    </message>
    <message>
        <source>There is no room on the drive.</source>
        <translation>Auf dem Laufwerk ist kein Platz.</translation>
    </message>
    <message>
        <source>It lies outside the folder.</source>
        <translation>Es liegt außerhalb des Ordners.</translation>
    </message>
    <message>
        <source>Another program is using it.</source>
        <translation>Ein anderes Programm benutzt es.</translation>
    </message>
    <message>
        <source>It could not be moved.</source>
        <translation>Es ließ sich nicht verschieben.</translation>
    </message>
    <message>
        <source>It was not found.</source>
        <translation>Es wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>There is no such model.</source>
        <translation>Dieses Modell gibt es nicht.</translation>
    </message>
    <message>
        <source>The model can&apos;t be used.</source>
        <translation>Das Modell lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>The graphics card can&apos;t be used.</source>
        <translation>Die Grafikkarte lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>This needs torch, which is not installed.</source>
        <translation>Dafür ist torch nötig, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>There are too few pictures for that.</source>
        <translation>Dafür gibt es zu wenige Bilder.</translation>
    </message>
    <message>
        <source>There is not enough room on the drive.</source>
        <translation>Auf dem Laufwerk ist nicht genug Platz.</translation>
    </message>
    <message>
        <source>Another run of the program is at work there.</source>
        <translation>Dort arbeitet schon ein anderer Lauf des Programms.</translation>
    </message>
    <message>
        <source>The program&apos;s data can&apos;t be read or written.</source>
        <translation>Die Daten des Programms lassen sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Nothing was lost.</source>
        <translation>Etwas ist schiefgegangen, das nicht schiefgehen sollte. Nichts ging verloren.</translation>
    </message>
</context>
</TS>
