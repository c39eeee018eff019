<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CloseUp</name>
    <message numerus="yes">
        <source>%Ln picture(s) selected</source>
        <translation>
            <numerusform>%Ln picture selected</numerusform>
            <numerusform>%Ln pictures selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message numerus="yes">
        <source>Forget %Ln label(s)</source>
        <translation>
            <numerusform>Forget %Ln label</numerusform>
            <numerusform>Forget %Ln labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message numerus="yes">
        <source>%Ln picture(s) selected</source>
        <translation>
            <numerusform>%Ln picture selected</numerusform>
            <numerusform>%Ln pictures selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StacksDialog</name>
    <message numerus="yes">
        <source>%Ln stack(s) of pictures</source>
        <translation>
            <numerusform>%Ln stack of pictures</numerusform>
            <numerusform>%Ln stacks of pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tellings</name>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln unreadable</numerusform>
            <numerusform>%Ln unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copied</source>
        <translation>
            <numerusform>%Ln copied</numerusform>
            <numerusform>%Ln copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>%Ln moved</numerusform>
            <numerusform>%Ln moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stayed</source>
        <translation>
            <numerusform>%Ln stayed</numerusform>
            <numerusform>%Ln stayed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken back</source>
        <translation>
            <numerusform>%Ln taken back</numerusform>
            <numerusform>%Ln taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved again</source>
        <translation>
            <numerusform>%Ln moved again</numerusform>
            <numerusform>%Ln moved again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) forgotten</source>
        <translation>
            <numerusform>%Ln label forgotten</numerusform>
            <numerusform>%Ln labels forgotten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) finished</source>
        <translation>
            <numerusform>%Ln file finished</numerusform>
            <numerusform>%Ln files finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) taken back</source>
        <translation>
            <numerusform>%Ln file taken back</numerusform>
            <numerusform>%Ln files taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left for you to look at</source>
        <translation>
            <numerusform>%Ln file left for you to look at</numerusform>
            <numerusform>%Ln files left for you to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left alone:</source>
        <translation>
            <numerusform>%Ln file left alone:</numerusform>
            <numerusform>%Ln files left alone:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchDesk</name>
    <message numerus="yes">
        <source>%Ln late file(s) put beside their pictures</source>
        <translation>
            <numerusform>%Ln late file put beside its picture</numerusform>
            <numerusform>%Ln late files put beside their pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Plurals</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s)</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other file(s)</source>
        <translation>
            <numerusform>%Ln other file</numerusform>
            <numerusform>%Ln other files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>%Ln link</numerusform>
            <numerusform>%Ln links</numerusform>
        </translation>
    </message>
</context>
</TS>
