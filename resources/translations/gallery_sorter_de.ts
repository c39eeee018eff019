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
        <source>So&amp;rt {}</source>
        <translation>So&amp;rtieren: {}</translation>
    </message>
    <message>
        <source>So&amp;rt</source>
        <translation>So&amp;rtieren</translation>
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
        <source>Remo&amp;ve</source>
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
    <message>
        <source>Confirm {} as {}</source>
        <translation>{} als {} bestätigen</translation>
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
    <message>
        <source>a point for each fifth that was left out</source>
        <translation>ein Punkt für jedes ausgelassene Fünftel</translation>
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
        <source>sure of</source>
        <translation>sicher bei</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Before ({})</source>
        <translation>Vorher ({})</translation>
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
        <source>Both were asked about the same {}: {}.</source>
        <translation>Beide sahen dieselben {}; gemessen auf {}.</translation>
    </message>
    <message>
        <source>Of {} of yours among them {} were right before, {} are now.</source>
        <translation>Von {} eigenen darunter waren vorher {} richtig, jetzt sind es {}.</translation>
    </message>
    <message>
        <source>What is not yours is remembered; the network may have been made with it, which flatters both.</source>
        <translation>Was nicht von Ihnen ist, ist gemerkt; das Netz wurde vielleicht damit gemacht, was beiden schmeichelt.</translation>
    </message>
    <message>
        <source>New: {}.</source>
        <translation>Neu: {}.</translation>
    </message>
    <message>
        <source>Of {} that fit no class {} were called sure all the same, {} are now.</source>
        <translation>Von {}, die zu keiner Klasse passen, galten trotzdem {} als sicher, jetzt sind es {}.</translation>
    </message>
    <message>
        <source>{} found in {} of {}</source>
        <translation>{} bei {} von {} gefunden</translation>
    </message>
    <message>
        <source>The new model is sure of none of them: with it, nothing is sorted by itself.</source>
        <translation>Das neue Modell ist sich bei keinem davon sicher: Mit ihm wird nichts von selbst sortiert.</translation>
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
    <name>KeepQuestion</name>
    <message>
        <source>New model</source>
        <translation>Neues Modell</translation>
    </message>
    <message>
        <source>Keep the new model?</source>
        <translation>Das neue Modell behalten?</translation>
    </message>
    <message>
        <source>Kept, it is in charge at once, which can be taken back. Discarded, it is gone for good.</source>
        <translation>Behalten ist es sofort im Einsatz, was sich zurücknehmen lässt. Verworfen ist es endgültig weg.</translation>
    </message>
    <message>
        <source>&amp;Keep all the same</source>
        <translation>&amp;Trotzdem behalten</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Keep all the same</source>
        <translation>Trotzdem behalten</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
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
</context>
<context>
    <name>MenuCorner</name>
    <message>
        <source>Size of the tiles</source>
        <translation>Größe der Kacheln</translation>
    </message>
    <message>
        <source>Search  Ctrl+F</source>
        <translation>Suchen  Strg+F</translation>
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
        <translation>&amp;Zuletzt geöffnete Ordner</translation>
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
        <source>&amp;Move to class…</source>
        <translation>In &amp;Klasse verschieben …</translation>
    </message>
    <message>
        <source>&amp;Confirm the class</source>
        <translation>Klasse &amp;bestätigen</translation>
    </message>
    <message>
        <source>Mo&amp;ve to</source>
        <translation>&amp;Verschieben nach</translation>
    </message>
    <message>
        <source>Ligh&amp;t</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Paste p&amp;ictures</source>
        <translation>Bilder &amp;einfügen</translation>
    </message>
    <message>
        <source>For&amp;get what I said</source>
        <translation>Eigene Angabe ver&amp;gessen</translation>
    </message>
    <message>
        <source>Put in the &amp;bin</source>
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
        <source>Close or &amp;open the group</source>
        <translation>Gruppe zu- &amp;oder aufklappen</translation>
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
        <source>A moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>The training that you cancelled is just ending. This one begins then.</source>
        <translation>Das abgebrochene Training endet gerade. Danach beginnt dieses.</translation>
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
        <source>Fifth {} of {} left out</source>
        <translation>Fünftel {} von {} ausgelassen</translation>
    </message>
    <message>
        <source>The start is measured</source>
        <translation>Der Anfang wird gemessen</translation>
    </message>
    <message>
        <source>Network {} of {}: {}</source>
        <translation>Netz {} von {}: {}</translation>
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
        <source>T&amp;horough</source>
        <translation>&amp;Gründlich</translation>
    </message>
    <message>
        <source>Better b&amp;ase, {}, fetched once from {}</source>
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
    <message>
        <source>A class has few pictures: up to {} networks learn, each without some of yours, which it is asked about then. The first is kept.</source>
        <translation>Eine Klasse hat wenige Bilder: Bis zu {} Netze lernen, jedes ohne einige von Ihren, nach denen es dann gefragt wird. Das erste wird behalten.</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>&amp;Before</source>
        <translation>V&amp;orher</translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation>&amp;Nachher</translation>
    </message>
    <message>
        <source>Pictures behind the chosen cell</source>
        <translation>Bilder hinter dem gewählten Feld</translation>
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
        <source>Of what could be asked about, nothing that you said looks wrong, and nothing is unsure.</source>
        <translation>Von dem, wonach gefragt werden konnte, sieht nichts falsch aus, was Sie gesagt haben, und nichts ist unsicher.</translation>
    </message>
    <message>
        <source>The new model counts as worse: only what the one before doubts, too, or other pictures speak against.</source>
        <translation>Das neue Modell gilt als schlechter: nur, was auch das alte bezweifelt oder wogegen andere Bilder sprechen.</translation>
    </message>
    <message>
        <source>The new model counts as worse, so its own doubts are no help; there are no others.</source>
        <translation>Das neue Modell gilt als schlechter, seine eigenen Zweifel helfen also nicht; andere gibt es keine.</translation>
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
        <source>It is what it is called here  ⏎</source>
        <translation>Es ist, wie es hier heißt  ⏎</translation>
    </message>
    <message>
        <source>Pictures that are likely in the wrong class, then those that are told least surely</source>
        <translation>Bilder, die wahrscheinlich in der falschen Klasse sind, dann die, bei denen die Antwort am unsichersten ist</translation>
    </message>
    <message>
        <source>Fifth by fifth</source>
        <translation>Fünftel für Fünftel</translation>
    </message>
    <message>
        <source>Would change ({})</source>
        <translation>Würde sich ändern ({})</translation>
    </message>
    <message>
        <source>Would likely change ({})</source>
        <translation>Würde sich wohl ändern ({})</translation>
    </message>
    <message>
        <source>Would change (?)</source>
        <translation>Würde sich ändern (?)</translation>
    </message>
    <message>
        <source>Told from how the network&apos;s view of your own pictures has changed. Keep looks at each.</source>
        <translation>Daraus geschlossen, wie das Netz Ihre eigenen Bilder jetzt sieht. Beim Behalten wird jedes angesehen.</translation>
    </message>
    <message>
        <source>{} corrected, {} confirmed. Train again to learn from that.</source>
        <translation>{} korrigiert, {} bestätigt. Trainieren Sie erneut, um daraus zu lernen.</translation>
    </message>
    <message>
        <source>{} confirmed. Train again to learn from that.</source>
        <translation>{} bestätigt. Trainieren Sie erneut, um daraus zu lernen.</translation>
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
        <source>you: {} · model: the same, but unsure, {}</source>
        <translation>selbst: {} · Modell: ebenso, aber unsicher, {}</translation>
    </message>
    <message>
        <source>you: {} · model: {}, {}</source>
        <translation>selbst: {} · Modell: {}, {}</translation>
    </message>
    <message>
        <source>before: {}, {} · now: {}, {}</source>
        <translation>vorher: {}, {} · jetzt: {}, {}</translation>
    </message>
    <message>
        <source>you: {} · judged by other pictures: the same, but unsure, {}</source>
        <translation>selbst: {} · nach anderen Bildern: ebenso, aber unsicher, {}</translation>
    </message>
    <message>
        <source>you: {} · judged by other pictures: {}, {}</source>
        <translation>selbst: {} · nach anderen Bildern: {}, {}</translation>
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
        <translation>Unsichere &amp;Bilder in einen Ordner namens Unsure legen</translation>
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
        <translation>Im A&amp;kkubetrieb pausieren</translation>
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
    <name>SortTable</name>
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
        <source>  too few yet: it needs {}; left out</source>
        <translation>  noch zu wenige: nötig sind {}; ausgelassen</translation>
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
        <source>The classes differ much in size; each picture of a small one counts for more.</source>
        <translation>Die Klassen sind sehr verschieden groß; jedes Bild einer kleinen zählt mehr.</translation>
    </message>
    <message>
        <source>Left out this time, with fewer than {} pictures yet: {}. What you said is kept.</source>
        <translation>Diesmal ausgelassen, mit noch weniger als {} Bildern: {}. Was Sie angegeben haben, bleibt erhalten.</translation>
    </message>
    <message>
        <source>{} left out: this program put them there, and you have not looked at them.</source>
        <translation>{} weggelassen: von diesem Programm dorthin gelegt und noch von niemandem angesehen.</translation>
    </message>
    <message>
        <source>Tick the classes whose folders you have looked through: all of them count then.</source>
        <translation>Klassen anhaken, deren Ordner durchgesehen sind: Dann zählen alle ihre Bilder.</translation>
    </message>
    <message>
        <source>{} left out: unreadable, double, or no longer where they were.</source>
        <translation>{} weggelassen: unlesbar, doppelt oder nicht mehr an Ort und Stelle.</translation>
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
            <numerusform>%Ln Stapel mit Bildern</numerusform>
            <numerusform>%Ln Stapel mit Bildern</numerusform>
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
    <message>
        <source>{} confirmed as {}</source>
        <translation>{} als {} bestätigt</translation>
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
    <message>
        <source>It had written a new model by then: {}. The window asks whether to keep it.</source>
        <translation>Bis dahin war schon ein neues Modell geschrieben: {}. Das Fenster fragt, ob es bleiben soll.</translation>
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
        <source>&amp;Train again</source>
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
        <source>The training could not be started.</source>
        <translation>Das Training ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>The training stopped before its end; perhaps there was not enough memory.</source>
        <translation>Das Training endete vorzeitig; vielleicht reichte der Speicher nicht.</translation>
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
    <name>Undecided</name>
    <message>
        <source>How good it is was not told</source>
        <translation>Wie gut es ist, wurde nicht mehr gesagt</translation>
    </message>
    <message>
        <source>Keep the new model “{}”? {}.</source>
        <translation>Das neue Modell „{}“ behalten? {}.</translation>
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
        <translation>Probe: {} zu sortieren</translation>
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
        <source>Show histor&amp;y</source>
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
        <translation>Alle &amp;zeigen</translation>
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
    <name>sentence</name>
    <message>
        <source>There is no {}.</source>
        <translation>{} gibt es nicht.</translation>
    </message>
    <message>
        <source>`{} --help` lists the commands.</source>
        <translation>„{} --help“ zählt die Befehle auf.</translation>
    </message>
    <message>
        <source>You took it back out of the folder that it was sorted into, so it stays.</source>
        <translation>Es wurde aus dem Ordner, in den es sortiert worden war, zurückgeholt und bleibt deshalb hier.</translation>
    </message>
    <message>
        <source>{} It is tried again.</source>
        <translation>{} Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>{} can&apos;t be written: {}.</source>
        <translation>{} lässt sich nicht schreiben: {}.</translation>
    </message>
    <message>
        <source>The entry</source>
        <translation>Der Eintrag</translation>
    </message>
    <message>
        <source>There is no class called {!a}.</source>
        <translation>Eine Klasse namens {!a} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is: {}.</source>
        <translation>Es gibt: {}.</translation>
    </message>
    <message>
        <source>The model in charge recognises {}, so it can&apos;t be removed.</source>
        <translation>Das eingesetzte Modell erkennt {}, deshalb lässt sich die Klasse nicht entfernen.</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>{:,} pictures</source>
        <translation>{:,} Bilder</translation>
    </message>
    <message>
        <source>Nothing was removed: you gave {} to {}.</source>
        <translation>Nichts wurde entfernt: {} zugeordnet zu {}.</translation>
    </message>
    <message>
        <source>Merge it into another class, or add --yes to forget that.</source>
        <translation>Die Klasse mit einer anderen vereinigen oder zustimmen, dass das vergessen wird (--yes).</translation>
    </message>
    <message>
        <source>There is a class called {} already.</source>
        <translation>Eine Klasse namens {} gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name, or merge the two.</source>
        <translation>Einen anderen Namen wählen oder die beiden vereinigen.</translation>
    </message>
    <message>
        <source>{} is what the model calls {}, since that was renamed or merged.</source>
        <translation>{} heißt beim Modell die Klasse {}, weil sie umbenannt oder vereinigt wurde.</translation>
    </message>
    <message>
        <source>{} can&apos;t be merged into itself.</source>
        <translation>{} lässt sich nicht mit sich selbst vereinigen.</translation>
    </message>
    <message>
        <source>Name two classes.</source>
        <translation>Zwei Klassen angeben.</translation>
    </message>
    <message>
        <source>The model would be left with one class, which says nothing.</source>
        <translation>Dem Modell bliebe nur eine Klasse, und das sagt nichts aus.</translation>
    </message>
    <message>
        <source>Use another model.</source>
        <translation>Ein anderes Modell verwenden.</translation>
    </message>
    <message>
        <source>No pictures in {}.</source>
        <translation>Keine Bilder in {}.</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>Den Namen prüfen.</translation>
    </message>
    <message>
        <source>Name a new folder, or an empty one.</source>
        <translation>Einen neuen oder leeren Ordner angeben.</translation>
    </message>
    <message>
        <source>The folder {!a} can&apos;t be written to: {}.</source>
        <translation>In den Ordner {!a} lässt sich nicht schreiben: {}.</translation>
    </message>
    <message>
        <source>Name another folder.</source>
        <translation>Einen anderen Ordner angeben.</translation>
    </message>
    <message>
        <source>The folder {!a} is not empty.</source>
        <translation>Der Ordner {!a} ist nicht leer.</translation>
    </message>
    <message>
        <source>{!a} is there already and is no folder.</source>
        <translation>{!a} gibt es schon und ist kein Ordner.</translation>
    </message>
    <message>
        <source>There is no {} beside this program or on the PATH, so a menu could not start it.</source>
        <translation>{} liegt weder neben diesem Programm noch im PATH, ein Menü könnte es also nicht starten.</translation>
    </message>
    <message>
        <source>Install the program with pip first.</source>
        <translation>Das Programm zuerst mit pip installieren.</translation>
    </message>
    <message>
        <source>`desktop` fills the menus of Linux desktops alone.</source>
        <translation>„desktop“ füllt allein die Menüs von Linux.</translation>
    </message>
    <message>
        <source>On Windows and macOS the program&apos;s installer does it.</source>
        <translation>Unter Windows und macOS erledigt das die Installation.</translation>
    </message>
    <message>
        <source>The program&apos;s path holds a line break, which a desktop entry can&apos;t.</source>
        <translation>Der Pfad des Programms enthält einen Zeilenumbruch, und der darf in keinem Menüeintrag stehen.</translation>
    </message>
    <message>
        <source>There are no class folders in {}.</source>
        <translation>In {} gibt es keine Klassenordner.</translation>
    </message>
    <message>
        <source>It needs FOLDER/&lt;Class&gt;/*.</source>
        <translation>Nötig ist ORDNER/&lt;Klasse&gt;/*.</translation>
    </message>
    <message>
        <source>The folder {} can&apos;t be read: {}.</source>
        <translation>Der Ordner {} lässt sich nicht lesen: {}.</translation>
    </message>
    <message>
        <source>None of the folders in {} is called like a class of the model {}.</source>
        <translation>Keiner der Ordner in {} heißt wie eine Klasse des Modells {}.</translation>
    </message>
    <message>
        <source>not taken back</source>
        <translation>nicht zurückgenommen</translation>
    </message>
    <message>
        <source>not done again</source>
        <translation>nicht wiederholt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>geblieben</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>schon vorhanden</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>going</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>returning</source>
        <translation>auf dem Rückweg</translation>
    </message>
    <message>
        <source>again</source>
        <translation>wieder unterwegs</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>in place</source>
        <translation>schon am Ort</translation>
    </message>
    <message>
        <source>own folder</source>
        <translation>eigener Ordner</translation>
    </message>
    <message>
        <source>No batch is called {}.</source>
        <translation>Einen Vorgang namens {} gibt es nicht.</translation>
    </message>
    <message>
        <source>The receipt can&apos;t be written to {}: {}.</source>
        <translation>Der Beleg lässt sich nicht nach {} schreiben: {}.</translation>
    </message>
    <message>
        <source>Name another file.</source>
        <translation>Eine andere Datei angeben.</translation>
    </message>
    <message>
        <source>A class can&apos;t be called {!a}: it {}.</source>
        <translation>Eine Klasse kann nicht {!a} heißen: Der Name {}.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Einen anderen wählen.</translation>
    </message>
    <message>
        <source>Nothing was taken over; the file has to be as `labels export` makes it.</source>
        <translation>Nichts wurde übernommen; die Datei muss so sein, wie „labels export“ sie schreibt.</translation>
    </message>
    <message>
        <source>The labels can&apos;t be written to {}: {}.</source>
        <translation>Die Angaben lassen sich nicht nach {} schreiben: {}.</translation>
    </message>
    <message>
        <source>{} can&apos;t be read: {}.</source>
        <translation>{} lässt sich nicht lesen: {}.</translation>
    </message>
    <message>
        <source>{} holds no labels: {}.</source>
        <translation>{} enthält keine Angaben: {}.</translation>
    </message>
    <message>
        <source>{}, line {}: {}.</source>
        <translation>{}, Zeile {}: {}.</translation>
    </message>
    <message>
        <source>It can&apos;t be read: {}.</source>
        <translation>Es lässt sich nicht lesen: {}.</translation>
    </message>
    <message>
        <source>There is no folder {}.</source>
        <translation>Den Ordner {} gibt es nicht.</translation>
    </message>
    <message>
        <source>Name the folder that `models export` made.</source>
        <translation>Den Ordner angeben, den „models export“ angelegt hat.</translation>
    </message>
    <message>
        <source>The model can&apos;t be written to {}: {}.</source>
        <translation>Das Modell lässt sich nicht nach {} schreiben: {}.</translation>
    </message>
    <message>
        <source>It took longer than {:.0f} seconds to read, so it was left as it is.</source>
        <translation>Das Lesen dauerte länger als {:.0f} Sekunden, deshalb blieb es, wie es ist.</translation>
    </message>
    <message>
        <source>{} is no folder.</source>
        <translation>{} ist kein Ordner.</translation>
    </message>
    <message>
        <source>The folder {} can&apos;t be a class: its name {}.</source>
        <translation>Der Ordner {} kann keine Klasse sein: Sein Name {}.</translation>
    </message>
    <message>
        <source>Rename the folder.</source>
        <translation>Benennen Sie den Ordner um.</translation>
    </message>
    <message>
        <source>These folders can&apos;t be classes: {}.</source>
        <translation>Diese Ordner können keine Klassen sein: {}.</translation>
    </message>
    <message>
        <source>Rename the folders.</source>
        <translation>Benennen Sie die Ordner um.</translation>
    </message>
    <message>
        <source>{} (its name {})</source>
        <translation>{} (sein Name {})</translation>
    </message>
    <message>
        <source>All classes of the model {} were merged into one, which says nothing.</source>
        <translation>Alle Klassen des Modells {} wurden zu einer zusammengelegt, was nichts mehr sagt.</translation>
    </message>
    <message>
        <source>Export another model.</source>
        <translation>Exportieren Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Name a folder to sort.</source>
        <translation>Einen Ordner zum Sortieren angeben.</translation>
    </message>
    <message>
        <source>{} can&apos;t be used: {}.</source>
        <translation>{} lässt sich nicht verwenden: {}.</translation>
    </message>
    <message>
        <source>Name another folder to sort into.</source>
        <translation>Einen anderen Zielordner angeben.</translation>
    </message>
    <message>
        <source>Nothing to learn from was named.</source>
        <translation>Es ist nichts angegeben, woraus gelernt werden soll.</translation>
    </message>
    <message>
        <source>Name a folder of class folders, or --corrections.</source>
        <translation>Einen Ordner mit Klassenordnern angeben oder --corrections.</translation>
    </message>
    <message>
        <source>`quick` takes no number of epochs.</source>
        <translation>Mit `quick` lässt sich keine Zahl von Epochen wählen.</translation>
    </message>
    <message>
        <source>--epochs needs --recipe deep or seed.</source>
        <translation>--epochs braucht --recipe deep oder seed.</translation>
    </message>
    <message>
        <source>`quick` keeps nothing that it could go on with.</source>
        <translation>`quick` hebt nichts auf, womit es weitergehen könnte.</translation>
    </message>
    <message>
        <source>--resume needs --recipe deep or seed.</source>
        <translation>--resume braucht --recipe deep oder seed.</translation>
    </message>
    <message>
        <source>No class folder called {} was named, so none counts as looked through.</source>
        <translation>Kein Klassenordner namens {} wurde angegeben, also gilt keiner als durchgesehen.</translation>
    </message>
    <message>
        <source>`quick` learns on the active model&apos;s network.</source>
        <translation>„Schnell“ lernt auf dem Netz des eingesetzten Modells.</translation>
    </message>
    <message>
        <source>Another --base needs --recipe deep.</source>
        <translation>Eine andere Grundlage (--base) braucht das Rezept „Gründlich“ (--recipe deep).</translation>
    </message>
    <message>
        <source>There is no file {}.</source>
        <translation>Die Datei {} gibt es nicht.</translation>
    </message>
    <message>
        <source>These can&apos;t be the classes of one model: {}.</source>
        <translation>Das können nicht die Klassen eines Modells sein: {}.</translation>
    </message>
    <message>
        <source>Rename one.</source>
        <translation>Eine umbenennen.</translation>
    </message>
    <message>
        <source>Nothing of yours to learn from yet.</source>
        <translation>Noch gibt es nichts Eigenes, woraus gelernt werden könnte.</translation>
    </message>
    <message>
        <source>Correct or confirm some pictures, or say that you have looked through the folders of classes.</source>
        <translation>Einige Bilder korrigieren oder bestätigen, oder Klassenordner als durchgesehen anhaken.</translation>
    </message>
    <message>
        <source>The data folder {} can&apos;t be used: {}.</source>
        <translation>Der Datenordner {} lässt sich nicht verwenden: {}.</translation>
    </message>
    <message>
        <source>Name another with --data-dir or the variable {}.</source>
        <translation>Einen anderen mit --data-dir oder der Variablen {} angeben.</translation>
    </message>
    <message>
        <source>What it said clearly still holds.</source>
        <translation>Was darin klar war, gilt weiter.</translation>
    </message>
    <message>
        <source>The settings could not be read in full. It lies in the data folder as {}. {}</source>
        <translation>Die Einstellungen ließen sich nicht ganz lesen. Die Datei liegt im Datenordner als {}. {}</translation>
    </message>
    <message>
        <source>The settings in {} can&apos;t be read: {}. {}</source>
        <translation>Die Einstellungen in {} lassen sich nicht lesen: {}. {}</translation>
    </message>
    <message>
        <source>Everything stands as at the first start.</source>
        <translation>Alles ist wie beim ersten Start.</translation>
    </message>
    <message>
        <source>The settings can&apos;t be kept in {}: {}.</source>
        <translation>Die Einstellungen lassen sich nicht in {} ablegen: {}.</translation>
    </message>
    <message>
        <source>They hold until the program ends.</source>
        <translation>Sie gelten, bis das Programm endet.</translation>
    </message>
    <message>
        <source>{} in the data folder can&apos;t be used: {}.</source>
        <translation>{} im Datenordner lässt sich nicht verwenden: {}.</translation>
    </message>
    <message>
        <source>{} can&apos;t be reached any more: {}.</source>
        <translation>{} ist nicht mehr erreichbar: {}.</translation>
    </message>
    <message>
        <source>Nothing was lost; what was begun is set right at the next start.</source>
        <translation>Nichts ging verloren; was begonnen war, wird beim nächsten Start in Ordnung gebracht.</translation>
    </message>
    <message>
        <source>It has changed since it was looked at, so it was left as it is.</source>
        <translation>Es wurde verändert, seit es angesehen wurde, deshalb blieb es, wie es ist.</translation>
    </message>
    <message>
        <source>What was written to the disk reads back differently. The disk may be failing; the picture was not moved.</source>
        <translation>Was geschrieben wurde, liest sich vom Laufwerk anders zurück. Vielleicht ist es defekt; das Bild wurde nicht verschoben.</translation>
    </message>
    <message>
        <source>You may not change this place ({}); copying instead of moving needs only to read it.</source>
        <translation>An diesem Ort darf nichts verändert werden ({}); wird kopiert statt verschoben, genügt das Recht zu lesen.</translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation>Es ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Its place is taken by something else, which was left alone.</source>
        <translation>Sein Platz ist von etwas anderem belegt, das nicht angerührt wurde.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was lost; free some space and try again.</source>
        <translation>Das Laufwerk ist voll. Nichts ging verloren; Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The folder it belongs in is a link or no folder, so nothing is put into it.</source>
        <translation>Der Ordner, in den es gehört, ist eine Verknüpfung oder kein Ordner, deshalb kommt nichts hinein.</translation>
    </message>
    <message>
        <source>The system refused: {}.</source>
        <translation>Das System hat abgelehnt: {}.</translation>
    </message>
    <message>
        <source>Its picture, {}, is no longer there.</source>
        <translation>Das Bild dazu, {}, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It is in the system&apos;s bin; restore it from there.</source>
        <translation>Es liegt im Papierkorb des Systems und lässt sich von dort wiederherstellen.</translation>
    </message>
    <message>
        <source>{} is no longer there.</source>
        <translation>{} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The journal {} can&apos;t be used: {}.</source>
        <translation>Das Journal {} lässt sich nicht verwenden: {}.</translation>
    </message>
    <message>
        <source>No picture was lost; what was begun is set right at the next start.</source>
        <translation>Kein Bild ging verloren; was begonnen war, wird beim nächsten Start in Ordnung gebracht.</translation>
    </message>
    <message>
        <source>The journal {} is damaged ({}).</source>
        <translation>Das Journal {} ist beschädigt ({}).</translation>
    </message>
    <message>
        <source>It was left as it is. Restore a backup in its place, or use another data folder.</source>
        <translation>Es blieb, wie es ist. Eine Sicherung an seiner Stelle wiederherstellen oder einen anderen Datenordner verwenden.</translation>
    </message>
    <message>
        <source>The journal {} was written by a newer version of this program.</source>
        <translation>Das Journal {} stammt von einer neueren Version dieses Programms.</translation>
    </message>
    <message>
        <source>Use that version, or another data folder.</source>
        <translation>Diese Version verwenden oder einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>It belongs to {}, but beside that lies another {} already, so it stays.</source>
        <translation>Es gehört zu {}, aber daneben liegt schon eine andere Datei {}, deshalb bleibt es.</translation>
    </message>
    <message>
        <source>Another copy of Gallery Sorter is working in {}.</source>
        <translation>In {} arbeitet schon ein anderes Gallery Sorter.</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>Erneut versuchen, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Nothing was changed. Free some space there, or use another data folder.</source>
        <translation>Nichts wurde verändert. Dort Platz schaffen oder einen anderen Datenordner verwenden.</translation>
    </message>
    <message>
        <source>The same picture is in {} already, as {}.</source>
        <translation>Das gleiche Bild liegt schon in {}, als {}.</translation>
    </message>
    <message>
        <source>{} isn&apos;t there; what was on its way there is set right when it is back.</source>
        <translation>{} ist nicht da; was dorthin unterwegs war, wird in Ordnung gebracht, sobald es wieder da ist.</translation>
    </message>
    <message>
        <source>{} is neither there nor at {}.</source>
        <translation>{} ist weder dort noch unter {}.</translation>
    </message>
    <message>
        <source>{:.1f} GB</source>
        <translation>{:.1f} GB</translation>
    </message>
    <message>
        <source>{:.1f} MB</source>
        <translation>{:.1f} MB</translation>
    </message>
    <message>
        <source>The disk of {} has {} free, and {} are needed.</source>
        <translation>Auf dem Laufwerk von {} sind {} frei, und {} sind nötig.</translation>
    </message>
    <message>
        <source>Nothing was changed; free some space and try again.</source>
        <translation>Nichts wurde verändert; Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>{} is a link to another place, so nothing is put into it.</source>
        <translation>{} ist eine Verknüpfung zu einem anderen Ort, deshalb kommt nichts hinein.</translation>
    </message>
    <message>
        <source>A file named {} is where the folder {} should be.</source>
        <translation>Eine Datei namens {} liegt dort, wo der Ordner {} sein sollte.</translation>
    </message>
    <message>
        <source>Nothing of batch {} is left to undo.</source>
        <translation>Vom Vorgang {} ist nichts mehr zurückzunehmen.</translation>
    </message>
    <message>
        <source>Nothing of batch {} is left to redo.</source>
        <translation>Vom Vorgang {} ist nichts mehr zu wiederholen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>Batch {} is being worked on, or waits for its drive.</source>
        <translation>Am Vorgang {} wird gerade gearbeitet, oder er wartet auf sein Laufwerk.</translation>
    </message>
    <message>
        <source>Try again when that is over.</source>
        <translation>Erneut versuchen, wenn das vorbei ist.</translation>
    </message>
    <message>
        <source>{}, which belongs to it: {}</source>
        <translation>{}, das dazugehört: {}</translation>
    </message>
    <message>
        <source>{} isn&apos;t there, so batch {} was left as it is.</source>
        <translation>{} ist nicht da, deshalb blieb der Vorgang {}, wie er ist.</translation>
    </message>
    <message>
        <source>If it is on a drive, connect it and try again.</source>
        <translation>Liegt es auf einem Laufwerk, dieses anschließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>{} is at {} now and could not be put back: {}.</source>
        <translation>{} liegt jetzt unter {} und ließ sich nicht zurücklegen: {}.</translation>
    </message>
    <message>
        <source>It kept changing while it was read, as if it were still being copied. Try again when it is complete.</source>
        <translation>Es änderte sich beim Lesen, als würde es noch kopiert. Erneut versuchen, wenn es vollständig ist.</translation>
    </message>
    <message>
        <source>It is empty (0 bytes), as a broken copy leaves it. Copy it anew.</source>
        <translation>Die Datei ist leer (0 Byte), wie nach einem abgebrochenen Kopieren. Neu kopieren.</translation>
    </message>
    <message>
        <source>It is no file that holds a picture.</source>
        <translation>Es ist keine Datei mit einem Bild.</translation>
    </message>
    <message>
        <source>It has {:.1f} GB; more than {:.1f} GB are not read.</source>
        <translation>Es hat {:.1f} GB; mehr als {:.1f} GB werden nicht gelesen.</translation>
    </message>
    <message>
        <source>The system can&apos;t read it ({}). Check the disk, then try again.</source>
        <translation>Das System kann es nicht lesen ({}). Das Laufwerk prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>It is {}, but damaged. Copy it anew from where it came.</source>
        <translation>Es ist {}, aber beschädigt. Neu von dort kopieren, wo es herkam.</translation>
    </message>
    <message>
        <source>It is no longer there; it may have been moved, renamed or deleted.</source>
        <translation>Es ist nicht mehr da; vielleicht wurde es verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <source>It may not be read. Change its permissions, then try again.</source>
        <translation>Es darf nicht gelesen werden. Die Rechte ändern, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>It claims more pixels than are safe to read. Save it smaller.</source>
        <translation>Es gibt mehr Pixel an, als sich sicher lesen lassen. Kleiner speichern.</translation>
    </message>
    <message>
        <source>It is no picture: it is {} that is named like one.</source>
        <translation>Es ist kein Bild, es heißt nur so: In Wahrheit ist es {}.</translation>
    </message>
    <message>
        <source>a PNG of Apple&apos;s own kind</source>
        <translation>ein PNG nach Apples eigener Art</translation>
    </message>
    <message>
        <source>It is {}, which can&apos;t be read here. Save it as JPEG or PNG.</source>
        <translation>Es ist {} und lässt sich hier nicht lesen. Als JPEG oder PNG speichern.</translation>
    </message>
    <message>
        <source>It is {} of a rare kind that can&apos;t be read here. Save it anew as JPEG.</source>
        <translation>Es ist {} von seltener Art und lässt sich hier nicht lesen. Neu als JPEG speichern.</translation>
    </message>
    <message>
        <source>It is {} whose end is missing. Copy it anew from where it came.</source>
        <translation>Es ist {}, aber das Ende fehlt. Neu von dort kopieren, wo es herkam.</translation>
    </message>
    <message>
        <source>It is {} at which the decoder broke down, so it was left as it is. Save it anew as JPEG.</source>
        <translation>Es ist {}, bei dem das Dekodieren abgestürzt ist, deshalb bleibt es, wie es ist. Neu als JPEG speichern.</translation>
    </message>
    <message>
        <source>a file of an unknown kind</source>
        <translation>eine Datei unbekannter Art</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a JPEG</source>
        <translation>ein JPEG</translation>
    </message>
    <message>
        <source>a PNG</source>
        <translation>ein PNG</translation>
    </message>
    <message>
        <source>a GIF</source>
        <translation>ein GIF</translation>
    </message>
    <message>
        <source>a BMP</source>
        <translation>ein BMP</translation>
    </message>
    <message>
        <source>a TIFF</source>
        <translation>ein TIFF</translation>
    </message>
    <message>
        <source>a BigTIFF</source>
        <translation>ein BigTIFF</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>ein Bild im Format JPEG XL</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>ein Bild im Format JPEG 2000</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
        <source>an icon</source>
        <translation>ein Symbol</translation>
    </message>
    <message>
        <source>a QOI picture</source>
        <translation>ein Bild im Format QOI</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>ein Bild im Format OpenEXR</translation>
    </message>
    <message>
        <source>a DDS texture</source>
        <translation>eine DDS-Textur</translation>
    </message>
    <message>
        <source>a raw picture</source>
        <translation>ein Rohbild</translation>
    </message>
    <message>
        <source>a GIMP document</source>
        <translation>ein GIMP-Dokument</translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation>ein PostScript-Dokument</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>ein Video</translation>
    </message>
    <message>
        <source>a sound file</source>
        <translation>eine Tondatei</translation>
    </message>
    <message>
        <source>a video or sound file</source>
        <translation>eine Video- oder Tondatei</translation>
    </message>
    <message>
        <source>a WebP</source>
        <translation>ein WebP</translation>
    </message>
    <message>
        <source>an AVIF</source>
        <translation>ein AVIF</translation>
    </message>
    <message>
        <source>a HEIC</source>
        <translation>ein HEIC</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>The model card {} can&apos;t be used: {}.</source>
        <translation>Die Modellkarte {} lässt sich nicht verwenden: {}.</translation>
    </message>
    <message>
        <source>Choose another model, or import this one again.</source>
        <translation>Ein anderes Modell wählen oder dieses neu importieren.</translation>
    </message>
    <message>
        <source>is kept for the shelf itself</source>
        <translation>ist für die Ablage selbst vergeben</translation>
    </message>
    <message>
        <source>its format {} is not known to this version of the program</source>
        <translation>diese Version des Programms kennt ihr Format {} nicht</translation>
    </message>
    <message>
        <source>the model&apos;s name {!a} {}</source>
        <translation>der Modellname {!a} {}</translation>
    </message>
    <message>
        <source>{} classes are too few or too many</source>
        <translation>{} Klassen sind zu wenige oder zu viele</translation>
    </message>
    <message>
        <source>two of its files have the same name</source>
        <translation>zwei ihrer Dateien heißen gleich</translation>
    </message>
    <message>
        <source>the architecture {!a} is not known</source>
        <translation>die Architektur {!a} ist unbekannt</translation>
    </message>
    <message>
        <source>an input of {} pixels is not possible (64 to 512, in steps of 32)</source>
        <translation>eine Eingabe von {} Pixeln ist nicht möglich (64 bis 512, in Schritten von 32)</translation>
    </message>
    <message>
        <source>its transform is not known</source>
        <translation>ihre Umformung ist unbekannt</translation>
    </message>
    <message>
        <source>its mean or deviation is not sensible</source>
        <translation>ihr Mittelwert oder ihre Abweichung ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>a temperature of {:g} is not sensible</source>
        <translation>eine Temperatur von {:g} ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>its outside score is not sensible</source>
        <translation>ihr Wert für Unbekanntes ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>a measured figure is not between 0 and 1</source>
        <translation>ein Messwert liegt nicht zwischen 0 und 1</translation>
    </message>
    <message>
        <source>it has thresholds for something that is not a precision</source>
        <translation>sie hat Grenzen zu etwas, das keine Genauigkeit ist</translation>
    </message>
    <message>
        <source>The model {} has no thresholds for a precision above {}.</source>
        <translation>Das Modell {} hat keine Grenzen für eine Genauigkeit über {}.</translation>
    </message>
    <message>
        <source>Ask for less.</source>
        <translation>Weniger verlangen.</translation>
    </message>
    <message>
        <source>{!a} is not the name of a safetensors file</source>
        <translation>{!a} ist kein Name einer safetensors-Datei</translation>
    </message>
    <message>
        <source>the hash of {} is not a BLAKE3 hash</source>
        <translation>die Prüfsumme von {} ist keine BLAKE3-Prüfsumme</translation>
    </message>
    <message>
        <source>its thresholds are not those of its classes</source>
        <translation>ihre Grenzen sind nicht die ihrer Klassen</translation>
    </message>
    <message>
        <source>a threshold is not between 0 and 1</source>
        <translation>eine Grenze liegt nicht zwischen 0 und 1</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>it can&apos;t be read ({})</source>
        <translation>nicht lesbar ({})</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not in Unicode&apos;s composed form</source>
        <translation>hat nicht die zusammengesetzte Form von Unicode</translation>
    </message>
    <message>
        <source>holds invisible or control characters</source>
        <translation>enthält unsichtbare Zeichen oder Steuerzeichen</translation>
    </message>
    <message>
        <source>holds a line break</source>
        <translation>enthält einen Zeilenumbruch</translation>
    </message>
    <message>
        <source>is longer than {} bytes</source>
        <translation>ist länger als {} Byte</translation>
    </message>
    <message>
        <source>holds {}, which no folder name may on every system</source>
        <translation>enthält {}, und das darf nicht auf jedem System in Ordnernamen stehen</translation>
    </message>
    <message>
        <source>begins or ends with a space or a dot</source>
        <translation>beginnt oder endet mit einem Leerzeichen oder Punkt</translation>
    </message>
    <message>
        <source>is a device name on Windows</source>
        <translation>ist unter Windows ein Gerätename</translation>
    </message>
    <message>
        <source>is kept for the folder {}</source>
        <translation>ist für den Ordner {} vergeben</translation>
    </message>
    <message>
        <source>the class name {!a} {}</source>
        <translation>der Klassenname {!a} {}</translation>
    </message>
    <message>
        <source>the class name {!a} stands there twice (capital letters don&apos;t count)</source>
        <translation>der Klassenname {!a} steht zweimal da (Großbuchstaben zählen nicht)</translation>
    </message>
    <message>
        <source>There is no device called {!a}.</source>
        <translation>Ein Gerät namens {!a} gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose {}.</source>
        <translation>Zur Wahl stehen {}.</translation>
    </message>
    <message>
        <source>There is no CUDA device on this machine.</source>
        <translation>Auf diesem Computer gibt es kein CUDA-Gerät.</translation>
    </message>
    <message>
        <source>Only Macs with Apple&apos;s chips have an mps device.</source>
        <translation>Nur Macs mit Apples Chips haben ein mps-Gerät.</translation>
    </message>
    <message>
        <source>The device {} needs torch and torchvision, which are not installed.</source>
        <translation>Das Gerät {} braucht torch und torchvision; sie sind nicht installiert.</translation>
    </message>
    <message>
        <source>The trunk of the model {} is missing.</source>
        <translation>Der Rumpf des Modells {} fehlt.</translation>
    </message>
    <message>
        <source>Import the model again.</source>
        <translation>Das Modell neu importieren.</translation>
    </message>
    <message>
        <source>There is no model called {!a}.</source>
        <translation>Ein Modell namens {!a} gibt es nicht.</translation>
    </message>
    <message>
        <source>The model in the folder {!a} calls itself {!a}.</source>
        <translation>Das Modell im Ordner {!a} nennt sich selbst {!a}.</translation>
    </message>
    <message>
        <source>Import it.</source>
        <translation>Das Modell importieren.</translation>
    </message>
    <message>
        <source>There is no earlier model to go back to.</source>
        <translation>Es gibt kein früheres Modell, zu dem es zurückgehen könnte.</translation>
    </message>
    <message>
        <source>{} exists already.</source>
        <translation>{} gibt es schon.</translation>
    </message>
    <message>
        <source>Name a folder that does not exist.</source>
        <translation>Einen Ordner angeben, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>The starter model belongs to the program and stays.</source>
        <translation>Das mitgelieferte Modell gehört zum Programm und bleibt.</translation>
    </message>
    <message>
        <source>The model {} is in charge.</source>
        <translation>Das Modell {} ist im Einsatz.</translation>
    </message>
    <message>
        <source>Use another one first.</source>
        <translation>Zuerst ein anderes verwenden.</translation>
    </message>
    <message>
        <source>The model&apos;s name {!a} {}.</source>
        <translation>Der Modellname {!a} {}.</translation>
    </message>
    <message>
        <source>There is a model called {} already.</source>
        <translation>Ein Modell namens {} gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The starter model is missing from this installation.</source>
        <translation>Das mitgelieferte Modell fehlt in dieser Installation.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Das Programm neu installieren.</translation>
    </message>
    <message>
        <source>this build of torch does not see the CUDA device.</source>
        <translation>dieses torch sieht das CUDA-Gerät nicht.</translation>
    </message>
    <message>
        <source>this build of torch does not see Apple&apos;s GPU.</source>
        <translation>dieses torch sieht Apples Grafikkarte nicht.</translation>
    </message>
    <message>
        <source>torch or torchvision does not load: {}</source>
        <translation>torch oder torchvision lässt sich nicht laden: {}</translation>
    </message>
    <message>
        <source>The device {} can&apos;t be used: {}</source>
        <translation>Das Gerät {} lässt sich nicht verwenden: {}</translation>
    </message>
    <message>
        <source>The model file {} can&apos;t be used: {}.</source>
        <translation>Die Modelldatei {} lässt sich nicht verwenden: {}.</translation>
    </message>
    <message>
        <source>a variance in it is negative</source>
        <translation>eine Varianz darin ist negativ</translation>
    </message>
    <message>
        <source>it does not hold features, hashes and classes</source>
        <translation>sie enthält nicht Merkmale, Prüfsummen und Klassen</translation>
    </message>
    <message>
        <source>its shapes are wrong</source>
        <translation>die Formen darin stimmen nicht</translation>
    </message>
    <message>
        <source>its number types are wrong</source>
        <translation>die Zahlentypen darin stimmen nicht</translation>
    </message>
    <message>
        <source>The new model would never be sure of a picture, so that none would be sorted: it could be asked about {} that it has not learned, too few to know when it is right 99 times in 100. Label more pictures and train again.</source>
        <translation>Das neue Modell wäre sich bei keinem Bild sicher, so dass keines einsortiert würde: Nur {} Bilder, die es nicht gelernt hat, gab es zum Fragen, zu wenige, um zu wissen, wann es in 99 von 100 Fällen recht hat. Ordnen Sie mehr Bilder zu, und trainieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>The new model is worse: on the same pictures macro-F1 falls from {:.3f} to {:.3f}; right that were wrong: {}, wrong that were right: {}.</source>
        <translation>Das neue Modell ist schlechter: Auf denselben Bildern fällt Macro-F1 von {:.3f} auf {:.3f}; jetzt richtig statt falsch: {}, jetzt falsch statt richtig: {}.</translation>
    </message>
    <message>
        <source>The new model is worse on your own pictures. Of {} that it has not seen, right that were wrong: {}, wrong that were right: {}.</source>
        <translation>Das neue Modell ist auf Ihren eigenen Bildern schlechter. Von {}, die es nicht gesehen hat: jetzt richtig statt falsch {}, jetzt falsch statt richtig {}.</translation>
    </message>
    <message>
        <source>its numbers are out of range</source>
        <translation>Zahlen darin liegen außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the rows of its head are not those of its classes</source>
        <translation>die Zeilen seines Kopfes sind nicht die seiner Klassen</translation>
    </message>
    <message>
        <source>it is not the file that the card describes (its hash differs)</source>
        <translation>sie ist nicht die Datei, die die Karte beschreibt (die Prüfsumme weicht ab)</translation>
    </message>
    <message>
        <source>it holds the unknown tensor {!a}</source>
        <translation>sie enthält den unbekannten Tensor {!a}</translation>
    </message>
    <message>
        <source>it lacks the tensor {!a}</source>
        <translation>ihr fehlt der Tensor {!a}</translation>
    </message>
    <message>
        <source>it is damaged or no safetensors file</source>
        <translation>sie ist beschädigt oder keine safetensors-Datei</translation>
    </message>
    <message>
        <source>the tensor {} has the shape {}, not {}</source>
        <translation>der Tensor {} hat die Form {} statt {}</translation>
    </message>
    <message>
        <source>the tensor {} holds {} numbers</source>
        <translation>der Tensor {} enthält Zahlen vom Typ {}</translation>
    </message>
    <message>
        <source>the tensor {} holds numbers that are not finite</source>
        <translation>der Tensor {} enthält Zahlen, die nicht endlich sind</translation>
    </message>
    <message>
        <source>a fifth of the pictures, left out while the network learned</source>
        <translation>einem Fünftel der Bilder, aus dem das Netz nichts gelernt hat</translation>
    </message>
    <message>
        <source>the pictures that it learned from, each fifth of them left out in turn ({} heads)</source>
        <translation>den Bildern, aus denen es gelernt hat, jedes Fünftel davon einmal ausgelassen ({} Köpfe)</translation>
    </message>
    <message>
        <source>{}, without {} that its network has learned before</source>
        <translation>{}, ohne {}, die sein Netz schon früher gelernt hat</translation>
    </message>
    <message>
        <source>{}, but for choosing the best epoch</source>
        <translation>{}, nur die beste Epoche wurde damit gewählt</translation>
    </message>
    <message>
        <source>{}, and what is remembered of others, as the network most likely sees it now (off by {:.1%})</source>
        <translation>{}, und auf Gemerktem von anderen, wie das Netz es jetzt wahrscheinlich sieht (um {:.1%} daneben)</translation>
    </message>
    <message>
        <source>your pictures, each left out while one of {} such networks learned</source>
        <translation>Ihren Bildern, jedes von einem von {} solchen Netzen nicht gelernt</translation>
    </message>
    <message>
        <source>{}, all of which its network has learned before</source>
        <translation>{}, die sein Netz alle schon früher gelernt hat</translation>
    </message>
    <message>
        <source>The file {} can&apos;t be used as a base: {}.</source>
        <translation>Die Datei {} lässt sich nicht als Grundlage verwenden: {}.</translation>
    </message>
    <message>
        <source>A base is torchvision&apos;s resnet34, as .safetensors or .pth.</source>
        <translation>Eine Grundlage ist das resnet34 von torchvision, als .safetensors oder .pth.</translation>
    </message>
    <message>
        <source>its network tells no two pictures apart</source>
        <translation>sein Netz unterscheidet keine zwei Bilder</translation>
    </message>
    <message>
        <source>The base {} can&apos;t be read: {}.</source>
        <translation>Die Grundlage {} lässt sich nicht lesen: {}.</translation>
    </message>
    <message>
        <source>The two models have no class in common, so nothing says that the new one is as good.</source>
        <translation>Die beiden Modelle haben keine Klasse gemeinsam, deshalb spricht nichts dafür, dass das neue so gut ist.</translation>
    </message>
    <message>
        <source>The new model has lost what the one before remembers, and is less sure of what is right: the chance that it gives to the right class falls from {:.3f} to {:.3f} (geometric mean of {} pictures).</source>
        <translation>Das neue Modell hat verloren, was das vorige noch weiß, und ist sich des Richtigen weniger sicher: Die Wahrscheinlichkeit, die es der richtigen Klasse gibt, fällt von {:.3f} auf {:.3f} (geometrisches Mittel über {} Bilder).</translation>
    </message>
    <message>
        <source>{} can&apos;t be fetched: {}.</source>
        <translation>{} lässt sich nicht holen: {}.</translation>
    </message>
    <message>
        <source>Try again, it goes on from there; or fetch it yourself and name the file.</source>
        <translation>Erneut versuchen, dann geht es dort weiter; oder die Datei selbst holen und angeben.</translation>
    </message>
    <message>
        <source>What {} gave is not the file that is known by that name; nothing of it was kept.</source>
        <translation>Was {} geliefert hat, ist nicht die Datei, die unter diesem Namen bekannt ist; nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>Try again later, or name a file of your own.</source>
        <translation>Später erneut versuchen oder eine eigene Datei angeben.</translation>
    </message>
    <message>
        <source>There is no room for {} in {}.</source>
        <translation>Für {} ist in {} kein Platz.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Platz schaffen.</translation>
    </message>
    <message>
        <source>The disk of {} is full.</source>
        <translation>Das Laufwerk von {} ist voll.</translation>
    </message>
    <message>
        <source>Nothing can be written into {}: {}.</source>
        <translation>In {} lässt sich nichts schreiben: {}.</translation>
    </message>
    <message>
        <source>the other side says {}</source>
        <translation>die Gegenseite meldet {}</translation>
    </message>
    <message>
        <source>it broke off after {}</source>
        <translation>es brach nach {} ab</translation>
    </message>
    <message>
        <source>{} has {}</source>
        <translation>{} hat {}</translation>
    </message>
    <message>
        <source>Each class needs {} pictures to learn from: {}{}.</source>
        <translation>Zum Lernen braucht jede Klasse {} Bilder: {}{}.</translation>
    </message>
    <message>
        <source>Add pictures of another class.</source>
        <translation>Bilder einer weiteren Klasse hinzufügen.</translation>
    </message>
    <message>
        <source>A model needs two classes at least.</source>
        <translation>Ein Modell braucht mindestens zwei Klassen.</translation>
    </message>
    <message>
        <source>Training on {:,} pictures needs {:.1f} GB in {} for a while, which is more than is free.</source>
        <translation>Das Training mit {:,} Bildern braucht eine Zeit lang {:.1f} GB in {}, und das ist mehr, als frei ist.</translation>
    </message>
    <message>
        <source>The network can be trained on {:,} pictures at most, and these are {:,}.</source>
        <translation>Das Netz lässt sich mit höchstens {:,} Bildern trainieren, und dies sind {:,}.</translation>
    </message>
    <message>
        <source>Train on fewer pictures, or with the quick recipe.</source>
        <translation>Trainieren Sie mit weniger Bildern, oder mit „Schnell“.</translation>
    </message>
    <message>
        <source>There is not enough memory to train the network.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um das Netz zu trainieren.</translation>
    </message>
    <message>
        <source>Close other programs, or train with the quick recipe.</source>
        <translation>Schließen Sie andere Programme, oder trainieren Sie mit „Schnell“.</translation>
    </message>
    <message>
        <source>torch and torchvision are not installed.</source>
        <translation>torch und torchvision sind nicht installiert.</translation>
    </message>
    <message>
        <source>This recipe needs torch: {}</source>
        <translation>Dieses Rezept braucht torch: {}</translation>
    </message>
    <message>
        <source>it does not hold tensors by name</source>
        <translation>sie enthält keine Tensoren mit Namen</translation>
    </message>
    <message>
        <source>it is damaged, or holds more than tensors</source>
        <translation>sie ist beschädigt oder enthält mehr als Tensoren</translation>
    </message>
    <message>
        <source>it grows too large when it is unpacked</source>
        <translation>sie wird beim Entpacken zu groß</translation>
    </message>
    <message>
        <source>Something went wrong that should not have.</source>
        <translation>Etwas ist schiefgegangen, das nicht schiefgehen sollte.</translation>
    </message>
    <message>
        <source>Nothing was lost. The details are in the log: Help, then Open the log folder.</source>
        <translation>Nichts ging verloren. Näheres steht im Protokoll: Hilfe, dann Protokollordner öffnen.</translation>
    </message>
    <message>
        <source>Merge it into another class, or train a model without it (“Only the classes chosen”).</source>
        <translation>Die Klasse mit einer anderen vereinigen oder ein Modell ohne sie trainieren („Nur die gewählten Klassen“).</translation>
    </message>
    <message>
        <source>The history lists them.</source>
        <translation>Der Verlauf zählt sie auf.</translation>
    </message>
    <message>
        <source>Each training that you keep adds one.</source>
        <translation>Jedes behaltene Training fügt eines hinzu.</translation>
    </message>
    <message>
        <source>See that {} can be written to and has room.</source>
        <translation>Dafür sorgen, dass {} beschreibbar ist und Platz hat.</translation>
    </message>
    <message>
        <source>Start the program without naming a device.</source>
        <translation>Das Programm starten, ohne ein Gerät anzugeben.</translation>
    </message>
    <message>
        <source>Install both, or start the program without naming a device.</source>
        <translation>Beide installieren oder das Programm starten, ohne ein Gerät anzugeben.</translation>
    </message>
    <message>
        <source>Add the folder of another class, or don&apos;t choose “Only the classes chosen”.</source>
        <translation>Den Ordner einer weiteren Klasse hinzufügen oder „Nur die gewählten Klassen“ nicht ankreuzen.</translation>
    </message>
    <message>
        <source>Label more pictures, or choose “Only the classes chosen”.</source>
        <translation>Ordnen Sie mehr Bilder zu, oder wählen Sie „Nur die gewählten Klassen“.</translation>
    </message>
    <message>
        <source>Free some space, or train on fewer pictures.</source>
        <translation>Platz schaffen oder mit weniger Bildern trainieren.</translation>
    </message>
    <message>
        <source>“Quick” needs none. The full installation with pip brings torch: README.md says how.</source>
        <translation>„Schnell“ braucht es nicht. Die volle Installation mit pip bringt torch mit: README.md sagt, wie.</translation>
    </message>
    <message>
        <source>The picture could not be kept in {}.</source>
        <translation>Das Bild ließ sich nicht in {} ablegen.</translation>
    </message>
    <message>
        <source>Is there room on the drive?</source>
        <translation>Ist auf dem Laufwerk Platz?</translation>
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
        <source>d MMM yyyy</source>
        <comment>the format of a date</comment>
        <translation>d. MMM yyyy</translation>
    </message>
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
        <source>N</source>
        <comment>north</comment>
        <translation>N</translation>
    </message>
    <message>
        <source>S</source>
        <comment>south</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>E</source>
        <comment>east</comment>
        <translation>O</translation>
    </message>
    <message>
        <source>W</source>
        <comment>west</comment>
        <translation>W</translation>
    </message>
</context>
</TS>
