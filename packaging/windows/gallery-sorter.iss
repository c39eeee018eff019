; The installer for Windows, by Inno Setup 6: for one user, without administrator. Not run here.
;   ISCC /DVersion=0.1.0 packaging\windows\gallery-sorter.iss
; Paths are relative to this file. It takes what build.py made; the result goes into dist.

#ifndef Version
  #error Say which version: /DVersion=0.1.0
#endif

[Setup]
AppId={{6C1E7A0B-5B0F-4E0C-9A53-0E6B7C3D5F21}
AppName=Gallery Sorter
AppVersion={#Version}
AppPublisher=The Gallery Sorter authors
DefaultDirName={autopf}\Gallery Sorter
DefaultGroupName=Gallery Sorter
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\pyinstaller\gallery-sorter\gallery-sorter.ico
UninstallDisplayIcon={app}\gallery-sorter-gui.exe
OutputDir=..\..\dist
OutputBaseFilename=gallery-sorter-{#Version}-setup
Compression=lzma2
SolidCompression=yes
CloseApplications=yes

[Files]
Source: "..\..\dist\gallery-sorter\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; An older version's files must not stay among the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Tasks]
Name: "folders"; Description: "Offer ""Open with Gallery Sorter"" on folders"

[Icons]
Name: "{group}\Gallery Sorter"; Filename: "{app}\gallery-sorter-gui.exe"

[Registry]
Root: HKCU; Subkey: "Software\Classes\Directory\shell\GallerySorter"; ValueType: string; ValueData: "Open with Gallery Sorter"; Flags: uninsdeletekey; Tasks: folders
Root: HKCU; Subkey: "Software\Classes\Directory\shell\GallerySorter"; ValueType: string; ValueName: "Icon"; ValueData: """{app}\gallery-sorter-gui.exe"""; Tasks: folders
Root: HKCU; Subkey: "Software\Classes\Directory\shell\GallerySorter\command"; ValueType: string; ValueData: """{app}\gallery-sorter-gui.exe"" ""%1"""; Tasks: folders
; The program itself writes this one where watched folders are to start with the login.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "gallery-sorter"; Flags: dontcreatekey uninsdeletevalue

[Run]
Filename: "{app}\gallery-sorter-gui.exe"; Description: "Start Gallery Sorter"; Flags: nowait postinstall skipifsilent

[Code]
// Pictures are never touched. Labels, models and the journal, without which no sort can be taken back any more, go only
// where the person says so; silently they stay.
procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Data: String;
begin
  Data := ExpandConstant('{localappdata}\gallery-sorter');
  if (Step = usPostUninstall) and DirExists(Data) then
    if SuppressibleMsgBox('Remove what Gallery Sorter remembers too: your labels, your models, and the history by which '
      + 'sorts are taken back? Your pictures stay where they are.', mbConfirmation, MB_YESNO or MB_DEFBUTTON2, IDNO) = IDYES then
      DelTree(Data, True, True, True);
end;
