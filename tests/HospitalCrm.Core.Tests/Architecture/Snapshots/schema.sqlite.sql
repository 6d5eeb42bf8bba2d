CREATE TABLE "AccessStamps" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccessStamps" PRIMARY KEY,
    "Rights" INTEGER NOT NULL,
    "Sessions" INTEGER NOT NULL
);
CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" BLOB NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");
CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" BLOB NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");
CREATE TABLE "AspNetUserTokens" (
    "UserId" BLOB NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUsers" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_AspNetUsers" PRIMARY KEY,
    "StaffId" BLOB NOT NULL,
    "MustChangePassword" INTEGER NOT NULL,
    "IsDemo" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL, "AuthenticatorKey" BLOB NULL, "AuthenticatorSince" INTEGER NULL, "LastCodeStep" INTEGER NULL, "LastSignedInAt" INTEGER NULL, "PasswordSetAt" INTEGER NULL, "PendingAuthenticatorKey" BLOB NULL,
    CONSTRAINT "FK_AspNetUsers_Staff_StaffId" FOREIGN KEY ("StaffId") REFERENCES "Staff" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");
CREATE UNIQUE INDEX "IX_AspNetUsers_StaffId" ON "AspNetUsers" ("StaffId");
CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");
CREATE TABLE "AuditChecks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_AuditChecks" PRIMARY KEY,
    "StartedBy" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Entries" INTEGER NOT NULL,
    "FirstBroken" INTEGER NULL,
    "Reason" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_AuditChecks_StartedAt" ON "AuditChecks" ("StartedAt");
CREATE TABLE "AuditEntries" (
    "Seq" INTEGER NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "ActorKind" TEXT NOT NULL,
    "ActorNo" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Entity" TEXT NOT NULL,
    "EntityKey" TEXT NOT NULL,
    "PatientId" BLOB NULL,
    "CallId" BLOB NULL,
    "Purpose" TEXT NULL,
    "Detail" BLOB NULL,
    "DetailCode" BLOB NULL,
    "PreviousHash" BLOB NOT NULL,
    "Hash" BLOB NOT NULL
);
CREATE INDEX "IX_AuditEntries_Act_At_Seq" ON "AuditEntries" ("Act", "At", "Seq");
CREATE INDEX "IX_AuditEntries_ActorNo_At_Seq_Act" ON "AuditEntries" ("ActorNo", "At", "Seq", "Act");
CREATE INDEX "IX_AuditEntries_At_Seq" ON "AuditEntries" ("At", "Seq");
CREATE INDEX "IX_AuditEntries_Entity_EntityKey_Seq" ON "AuditEntries" ("Entity", "EntityKey", "Seq");
CREATE INDEX "IX_AuditEntries_PatientId_Seq" ON "AuditEntries" ("PatientId", "Seq");
CREATE TABLE "AuditMarks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditMarks" PRIMARY KEY,
    "Count" INTEGER NOT NULL,
    "Hash" BLOB NOT NULL,
    "HeadCount" INTEGER NOT NULL,
    "Code" BLOB NOT NULL
);
CREATE TABLE "AuditReviews" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_AuditReviews" PRIMARY KEY,
    "Quarter" TEXT NOT NULL,
    "Figures" TEXT NOT NULL,
    "Remarks" TEXT NULL,
    "SignedBy" TEXT NOT NULL,
    "SignedByName" TEXT NOT NULL,
    "SignedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_AuditReviews_Quarter" ON "AuditReviews" ("Quarter");
CREATE TABLE "Backups" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Backups" PRIMARY KEY,
    "RequestedBy" TEXT NOT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "StartedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "File" TEXT NULL,
    "Bytes" INTEGER NOT NULL,
    "DatabaseBytes" INTEGER NOT NULL,
    "Rows" INTEGER NOT NULL,
    "AuditEntries" INTEGER NOT NULL,
    "VerifiedAt" INTEGER NULL,
    "Problem" TEXT NULL,
    "RemovedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_Backups_RequestedAt" ON "Backups" ("RequestedAt");
CREATE TABLE "Calls" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Calls" PRIMARY KEY,
    "LineId" TEXT NOT NULL,
    "LinkId" TEXT NOT NULL,
    "Direction" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "RawNumber" BLOB NULL,
    "Number" BLOB NULL,
    "NumberIndex" BLOB NULL,
    "NumberKind" TEXT NOT NULL,
    "Presentation" TEXT NOT NULL,
    "CallerName" BLOB NULL,
    "Extension" TEXT NULL,
    "AgentNo" TEXT NULL,
    "Match" TEXT NOT NULL,
    "PatientId" BLOB NULL,
    "IsNuisance" INTEGER NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "LastSignalAt" INTEGER NOT NULL,
    "LastRingAt" INTEGER NULL,
    "RingingStoppedAt" INTEGER NULL,
    "AnsweredAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "Cause" TEXT NULL,
    "DismissedAt" INTEGER NULL,
    "DeliveredMs" REAL NULL,
    "PaintedMs" REAL NULL,
    "NumberSequence" INTEGER NOT NULL,
    "RouteSequence" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Calls_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Calls_AgentNo_StartedAt" ON "Calls" ("AgentNo", "StartedAt");
CREATE INDEX "IX_Calls_LineId_LinkId_StartedAt" ON "Calls" ("LineId", "LinkId", "StartedAt");
CREATE INDEX "IX_Calls_Live" ON "Calls" ("AgentNo") WHERE "State" IN ('Ringing', 'Answered');
CREATE INDEX "IX_Calls_NumberIndex_StartedAt" ON "Calls" ("NumberIndex", "StartedAt");
CREATE INDEX "IX_Calls_PatientId_StartedAt" ON "Calls" ("PatientId", "StartedAt");
CREATE INDEX "IX_Calls_StartedAt_Id" ON "Calls" ("StartedAt", "Id");
CREATE INDEX "IX_Calls_State_LastSignalAt" ON "Calls" ("State", "LastSignalAt");
CREATE INDEX "IX_Calls_State_StartedAt_Id" ON "Calls" ("State", "StartedAt", "Id");
CREATE TABLE "CodeItems" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CodeItems" PRIMARY KEY,
    "TableCode" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "IsEnabled" INTEGER NOT NULL,
    "Value" INTEGER NULL,
    "Note" TEXT NULL,
    "IsBuiltIn" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_CodeItems_TableCode_Code" ON "CodeItems" ("TableCode", "Code");
CREATE INDEX "IX_CodeItems_TableCode_Order" ON "CodeItems" ("TableCode", "Order");
CREATE TABLE "ConnectedSystems" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ConnectedSystems" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "KeyHash" BLOB NOT NULL,
    "Scopes" TEXT NOT NULL,
    "IsDisabled" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
, "Calls" INTEGER NOT NULL DEFAULT 0, "CallsPerMinute" INTEGER NULL, "ExpiresOn" TEXT NULL, "KeyGivenAt" INTEGER NULL, "LastCallAt" INTEGER NULL, "Networks" TEXT NOT NULL DEFAULT '', "OldKeyHash" BLOB NULL, "OldKeyUntil" INTEGER NULL);
CREATE UNIQUE INDEX "IX_ConnectedSystems_Code" ON "ConnectedSystems" ("Code");
CREATE UNIQUE INDEX "IX_ConnectedSystems_KeyHash" ON "ConnectedSystems" ("KeyHash");
CREATE INDEX "IX_ConnectedSystems_OldKeyHash" ON "ConnectedSystems" ("OldKeyHash");
CREATE TABLE "ContactNumbers" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ContactNumbers" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "ContactPersonId" BLOB NULL,
    "Owner" TEXT NOT NULL,
    "Priority" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Number" BLOB NOT NULL,
    "NumberIndex" BLOB NOT NULL,
    "NumberTail" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ContactNumbers_ContactPersons_ContactPersonId" FOREIGN KEY ("ContactPersonId") REFERENCES "ContactPersons" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ContactNumbers_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_ContactNumbers_ContactPersonId" ON "ContactNumbers" ("ContactPersonId");
CREATE INDEX "IX_ContactNumbers_NumberIndex" ON "ContactNumbers" ("NumberIndex");
CREATE INDEX "IX_ContactNumbers_NumberTail" ON "ContactNumbers" ("NumberTail");
CREATE INDEX "IX_ContactNumbers_PatientId" ON "ContactNumbers" ("PatientId");
CREATE TABLE "ContactPersons" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ContactPersons" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "Name" TEXT NOT NULL,
    "Relation" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ContactPersons_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_ContactPersons_PatientId" ON "ContactPersons" ("PatientId");
CREATE TABLE "ContactRecords" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ContactRecords" PRIMARY KEY,
    "CallId" BLOB NULL,
    "PatientId" BLOB NULL,
    "StaffNo" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Topic" TEXT NOT NULL,
    "Text" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ContactRecords_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_ContactRecords_CallId_StaffNo" ON "ContactRecords" ("CallId", "StaffNo");
CREATE INDEX "IX_ContactRecords_PatientId_At" ON "ContactRecords" ("PatientId", "At");
CREATE TABLE "Departments" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Departments" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
, "Guide" TEXT NULL, "IsHidden" INTEGER NOT NULL DEFAULT 0, "Kind" TEXT NULL, "MessageName" TEXT NULL);
CREATE UNIQUE INDEX "IX_Departments_Code" ON "Departments" ("Code");
CREATE TABLE "Drafts" (
    "StaffNo" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" BLOB NOT NULL,
    "SavedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_Drafts" PRIMARY KEY ("StaffNo", "Key")
);
CREATE TABLE "EmergencyAccesses" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_EmergencyAccesses" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    "StaffNo" TEXT NOT NULL,
    "Reason" BLOB NOT NULL,
    "At" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "Verdict" TEXT NOT NULL,
    "JudgedBy" TEXT NULL,
    "JudgedAt" INTEGER NULL,
    "Remark" BLOB NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_EmergencyAccesses_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_EmergencyAccesses_At" ON "EmergencyAccesses" ("At");
CREATE INDEX "IX_EmergencyAccesses_PatientId" ON "EmergencyAccesses" ("PatientId");
CREATE INDEX "IX_EmergencyAccesses_StaffNo_PersonId_Until" ON "EmergencyAccesses" ("StaffNo", "PersonId", "Until");
CREATE TABLE "Encounters" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Encounters" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "DepartmentCode" TEXT NOT NULL,
    "StartedOn" TEXT NOT NULL,
    "EndedOn" TEXT NULL,
    "DiagnosisCode" TEXT NULL,
    "DiagnosisName" TEXT NULL,
    "Version" INTEGER NOT NULL, "DoctorNo" TEXT NULL, "WardCode" TEXT NULL,
    CONSTRAINT "FK_Encounters_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Encounters_PatientId_StartedOn_DepartmentCode_WardCode_DoctorNo" ON "Encounters" ("PatientId", "StartedOn", "DepartmentCode", "WardCode", "DoctorNo");
CREATE TABLE "ExamItems" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ExamItems" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "DepartmentCode" TEXT NULL,
    "Notes" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_ExamItems_Code" ON "ExamItems" ("Code");
CREATE TABLE "ExportRequests" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ExportRequests" PRIMARY KEY,
    "List" TEXT NOT NULL,
    "Order" BLOB NOT NULL,
    "Rows" INTEGER NOT NULL,
    "AskedBy" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Note" BLOB NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_ExportRequests_AskedBy_Id" ON "ExportRequests" ("AskedBy", "Id");
CREATE INDEX "IX_ExportRequests_State_ExpiresAt" ON "ExportRequests" ("State", "ExpiresAt");
CREATE TABLE "Grants" (
    "RoleId" BLOB NOT NULL,
    "Permission" TEXT NOT NULL, "Scope" TEXT NOT NULL DEFAULT 'All',
    CONSTRAINT "PK_Grants" PRIMARY KEY ("RoleId", "Permission"),
    CONSTRAINT "FK_Grants_Roles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "Roles" ("Id") ON DELETE CASCADE
);
CREATE TABLE "Holidays" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Holidays" PRIMARY KEY,
    "Day" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_Holidays_Day" ON "Holidays" ("Day");
CREATE TABLE "Installations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Installations" PRIMARY KEY,
    "RingId" BLOB NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DemoSize" TEXT NULL,
    "SeededAt" INTEGER NULL
);
CREATE TABLE "LineEvents" (
    "DeviceId" TEXT NOT NULL,
    "SessionId" BLOB NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Signal" TEXT NOT NULL,
    "CallId" BLOB NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_LineEvents" PRIMARY KEY ("DeviceId", "SessionId", "Sequence", "Signal")
);
CREATE INDEX "IX_LineEvents_At" ON "LineEvents" ("At");
CREATE INDEX "IX_LineEvents_CallId" ON "LineEvents" ("CallId");
CREATE TABLE "ListLayouts" (
    "StaffNo" TEXT NOT NULL,
    "List" TEXT NOT NULL,
    "Columns" TEXT NOT NULL,
    CONSTRAINT "PK_ListLayouts" PRIMARY KEY ("StaffNo", "List")
);
CREATE TABLE "NameSuffixes" (
    "Suffix" TEXT NOT NULL,
    "PatientId" BLOB NOT NULL,
    CONSTRAINT "PK_NameSuffixes" PRIMARY KEY ("Suffix", "PatientId")
) WITHOUT ROWID;
CREATE INDEX "IX_NameSuffixes_PatientId" ON "NameSuffixes" ("PatientId");
CREATE TABLE "NuisanceNumbers" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_NuisanceNumbers" PRIMARY KEY,
    "Number" BLOB NOT NULL,
    "NumberIndex" BLOB NOT NULL,
    "Reason" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_NuisanceNumbers_NumberIndex" ON "NuisanceNumbers" ("NumberIndex");
CREATE TABLE "Parameters" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_Parameters" PRIMARY KEY,
    "Value" TEXT NOT NULL
);
CREATE TABLE "Patients" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Patients" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "MedicalRecordNo" TEXT NULL,
    "CardNo" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Sex" TEXT NOT NULL,
    "BirthOn" TEXT NULL,
    "BirthPrecision" TEXT NOT NULL,
    "IdType" TEXT NULL,
    "IdNumber" BLOB NULL,
    "IdNumberIndex" BLOB NULL,
    "IdNumberTail" BLOB NULL,
    "Address" BLOB NULL,
    "Note" BLOB NULL,
    "LastVisitOn" TEXT NULL,
    "DeceasedOn" TEXT NULL,
    "DeletedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL, "RestrictedAs" TEXT NULL, "RestrictedAt" INTEGER NULL, "RestrictedBy" TEXT NULL, "RestrictionReason" BLOB NULL,
    CONSTRAINT "FK_Patients_Persons_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Persons" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Patients_BirthOn_Id_DeletedAt" ON "Patients" ("BirthOn", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE INDEX "IX_Patients_CardNo" ON "Patients" ("CardNo");
CREATE INDEX "IX_Patients_DeletedAt_Id" ON "Patients" ("DeletedAt", "Id");
CREATE INDEX "IX_Patients_IdNumberIndex" ON "Patients" ("IdNumberIndex");
CREATE INDEX "IX_Patients_IdNumberTail" ON "Patients" ("IdNumberTail");
CREATE INDEX "IX_Patients_LastVisitOn_Id_DeletedAt" ON "Patients" ("LastVisitOn", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE INDEX "IX_Patients_MedicalRecordNo" ON "Patients" ("MedicalRecordNo");
CREATE INDEX "IX_Patients_MedicalRecordNo_Id_DeletedAt" ON "Patients" ("MedicalRecordNo", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE INDEX "IX_Patients_PersonId" ON "Patients" ("PersonId");
CREATE INDEX "IX_Patients_Restricted" ON "Patients" ("DeletedAt", "Id") WHERE "RestrictedAs" IS NOT NULL;
CREATE INDEX "IX_Patients_Sex_Id_DeletedAt" ON "Patients" ("Sex", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE TABLE "Persons" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Persons" PRIMARY KEY,
    "Version" INTEGER NOT NULL
);
CREATE TABLE "RecoveryCodes" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_RecoveryCodes" PRIMARY KEY,
    "AccountId" BLOB NOT NULL,
    "Hash" BLOB NOT NULL,
    "UsedAt" INTEGER NULL,
    CONSTRAINT "FK_RecoveryCodes_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "IX_RecoveryCodes_AccountId_Hash" ON "RecoveryCodes" ("AccountId", "Hash");
CREATE TABLE "RightsReviews" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_RightsReviews" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "SignedBy" TEXT NOT NULL,
    "Remark" TEXT NULL,
    "People" INTEGER NOT NULL,
    "Findings" INTEGER NOT NULL,
    "Content" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_RightsReviews_At" ON "RightsReviews" ("At");
CREATE TABLE "RoleOffers" (
    "RoleCode" TEXT NOT NULL,
    "Permission" TEXT NOT NULL,
    CONSTRAINT "PK_RoleOffers" PRIMARY KEY ("RoleCode", "Permission")
);
CREATE TABLE "Roles" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Roles" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Note" TEXT NULL,
    "Version" INTEGER NOT NULL
, "RightsChangedAt" INTEGER NULL);
CREATE UNIQUE INDEX "IX_Roles_Code" ON "Roles" ("Code");
CREATE TABLE "SavedViews" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SavedViews" PRIMARY KEY,
    "List" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "IsShared" INTEGER NOT NULL,
    "Query" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_SavedViews_List_Owner_Name" ON "SavedViews" ("List", "Owner", "Name");
CREATE TABLE "SeatLogins" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SeatLogins" PRIMARY KEY,
    "Extension" TEXT NOT NULL,
    "StaffId" BLOB NOT NULL,
    "StaffNo" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SeatLogins_Staff_StaffId" FOREIGN KEY ("StaffId") REFERENCES "Staff" ("Id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "IX_SeatLogins_Extension" ON "SeatLogins" ("Extension");
CREATE UNIQUE INDEX "IX_SeatLogins_StaffId" ON "SeatLogins" ("StaffId");
CREATE TABLE "SignInSessions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SignInSessions" PRIMARY KEY,
    "AccountId" BLOB NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL, "Device" TEXT NULL, "Ending" TEXT NULL, "From" TEXT NULL, "LastActiveAt" INTEGER NULL, "ProvedAt" INTEGER NULL,
    CONSTRAINT "FK_SignInSessions_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_SignInSessions_AccountId" ON "SignInSessions" ("AccountId");
CREATE INDEX "IX_SignInSessions_EndedAt" ON "SignInSessions" ("EndedAt");
CREATE TABLE "Staff" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Staff" PRIMARY KEY,
    "StaffNo" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "DepartmentCode" TEXT NULL,
    "Extension" TEXT NULL,
    "Mobile" BLOB NULL,
    "DeletedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
, "WardCode" TEXT NULL, "Email" BLOB NULL, "IsComplainable" INTEGER NOT NULL DEFAULT 0, "IsEvaluable" INTEGER NOT NULL DEFAULT 0, "LeftAt" INTEGER NULL);
CREATE UNIQUE INDEX "IX_Staff_StaffNo" ON "Staff" ("StaffNo");
CREATE TABLE "StaffPhotos" (
    "StaffId" BLOB NOT NULL CONSTRAINT "PK_StaffPhotos" PRIMARY KEY,
    "Bytes" BLOB NOT NULL,
    "ContentType" TEXT NOT NULL,
    "TakenOverAt" INTEGER NOT NULL,
    CONSTRAINT "FK_StaffPhotos_Staff_StaffId" FOREIGN KEY ("StaffId") REFERENCES "Staff" ("Id") ON DELETE RESTRICT
);
CREATE TABLE "StaffRoles" (
    "StaffId" BLOB NOT NULL,
    "RoleId" BLOB NOT NULL,
    CONSTRAINT "PK_StaffRoles" PRIMARY KEY ("StaffId", "RoleId"),
    CONSTRAINT "FK_StaffRoles_Roles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "Roles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_StaffRoles_Staff_StaffId" FOREIGN KEY ("StaffId") REFERENCES "Staff" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_StaffRoles_RoleId" ON "StaffRoles" ("RoleId");
CREATE TABLE "UsedPasswords" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_UsedPasswords" PRIMARY KEY,
    "AccountId" BLOB NOT NULL,
    "Hash" TEXT NOT NULL,
    "SetAt" INTEGER NOT NULL,
    CONSTRAINT "FK_UsedPasswords_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_UsedPasswords_AccountId_SetAt" ON "UsedPasswords" ("AccountId", "SetAt");
CREATE TABLE "WorkRuns" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_WorkRuns" PRIMARY KEY,
    "Work" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Handled" INTEGER NOT NULL,
    "Failure" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_WorkRuns_Work_StartedAt" ON "WorkRuns" ("Work", "StartedAt");
