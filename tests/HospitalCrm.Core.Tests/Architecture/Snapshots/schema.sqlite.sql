CREATE TABLE "AccessStamps" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccessStamps" PRIMARY KEY,
    "Rights" INTEGER NOT NULL,
    "Sessions" INTEGER NOT NULL
);
CREATE TABLE "AnswerSheets" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_AnswerSheets" PRIMARY KEY,
    "SubjectKind" TEXT NOT NULL,
    "SubjectKey" BLOB NOT NULL,
    "PatientId" BLOB NOT NULL,
    "EditionId" BLOB NOT NULL,
    "QuestionnaireCode" TEXT NOT NULL,
    "QuestionnaireName" TEXT NOT NULL,
    "EditionNumber" INTEGER NOT NULL,
    "Asked" BLOB NOT NULL,
    "AskedHash" TEXT NOT NULL,
    "Answers" BLOB NOT NULL,
    "Findings" BLOB NOT NULL,
    "Opinion" BLOB NULL,
    "FlagCount" INTEGER NOT NULL,
    "Score" INTEGER NULL,
    "Door" TEXT NOT NULL,
    "FilledBy" TEXT NOT NULL,
    "FilledAt" INTEGER NOT NULL,
    "Proof" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_AnswerSheets_PatientId_FilledAt" ON "AnswerSheets" ("PatientId", "FilledAt");
CREATE INDEX "IX_AnswerSheets_SubjectKind_SubjectKey" ON "AnswerSheets" ("SubjectKind", "SubjectKey");
CREATE TABLE "ArchiveLinks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ArchiveLinks" PRIMARY KEY,
    "SystemCode" TEXT NOT NULL,
    "PatientId" BLOB NOT NULL,
    "ClinicalUser" BLOB NOT NULL,
    "IssuedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "RevokedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ArchiveLinks_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_ArchiveLinks_ExpiresAt" ON "ArchiveLinks" ("ExpiresAt");
CREATE INDEX "IX_ArchiveLinks_PatientId" ON "ArchiveLinks" ("PatientId");
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
CREATE INDEX "IX_AuditEntries_Refused" ON "AuditEntries" ("At", "Seq", "Act") WHERE "Act" IN ('Refused', 'SignInFailed', 'LockedOut');
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
CREATE TABLE "CallDaySums" (
    "Day" INTEGER NOT NULL,
    "AgentNo" TEXT NOT NULL,
    "Offered" INTEGER NOT NULL,
    "Answered" INTEGER NOT NULL,
    "Missed" INTEGER NOT NULL,
    "Handled" INTEGER NOT NULL,
    "AnswerMs" INTEGER NOT NULL,
    "HandleMs" INTEGER NOT NULL,
    "Hours" BLOB NOT NULL,
    "AnswerSeconds" BLOB NOT NULL,
    CONSTRAINT "PK_CallDaySums" PRIMARY KEY ("Day", "AgentNo")
);
CREATE TABLE "CallerChecks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CallerChecks" PRIMARY KEY,
    "CallId" BLOB NOT NULL,
    "PatientId" BLOB NOT NULL,
    "StaffNo" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Relation" TEXT NULL,
    "NameAt" INTEGER NULL,
    "BirthAt" INTEGER NULL,
    "IdTailAt" INTEGER NULL,
    "Failed" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CallerChecks_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_CallerChecks_CallId_PatientId" ON "CallerChecks" ("CallId", "PatientId");
CREATE INDEX "IX_CallerChecks_PatientId" ON "CallerChecks" ("PatientId");
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
    "IsShared" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL, "DialSessionId" BLOB NULL, "Legs" TEXT NOT NULL DEFAULT '', "TakenOverBy" TEXT NULL,
    CONSTRAINT "FK_Calls_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Calls_AgentNo_StartedAt" ON "Calls" ("AgentNo", "StartedAt");
CREATE INDEX "IX_Calls_LineId_LinkId_StartedAt" ON "Calls" ("LineId", "LinkId", "StartedAt");
CREATE INDEX "IX_Calls_Live" ON "Calls" ("AgentNo") WHERE "State" IN ('Ringing', 'Answered');
CREATE INDEX "IX_Calls_NumberIndex_StartedAt" ON "Calls" ("NumberIndex", "StartedAt");
CREATE INDEX "IX_Calls_PatientId_StartedAt" ON "Calls" ("PatientId", "StartedAt");
CREATE INDEX "IX_Calls_Shared" ON "Calls" ("IsShared") WHERE "IsShared" AND "State" IN ('Ringing', 'Answered');
CREATE INDEX "IX_Calls_StartedAt_Id" ON "Calls" ("StartedAt", "Id");
CREATE INDEX "IX_Calls_State_LastSignalAt" ON "Calls" ("State", "LastSignalAt");
CREATE INDEX "IX_Calls_State_StartedAt_Id" ON "Calls" ("State", "StartedAt", "Id");
CREATE TABLE "CampaignMarks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CampaignMarks" PRIMARY KEY,
    "SubjectId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    "CampaignId" BLOB NOT NULL,
    "PatientId" BLOB NOT NULL,
    "End" TEXT NOT NULL,
    "MessageId" BLOB NULL,
    "At" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CampaignMarks_EducationCampaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "EducationCampaigns" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CampaignMarks_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_CampaignMarks_CampaignId_End_MessageId" ON "CampaignMarks" ("CampaignId", "End", "MessageId");
CREATE INDEX "IX_CampaignMarks_PatientId" ON "CampaignMarks" ("PatientId");
CREATE UNIQUE INDEX "IX_CampaignMarks_SubjectId_PersonId" ON "CampaignMarks" ("SubjectId", "PersonId");
CREATE TABLE "Charges" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Charges" PRIMARY KEY,
    "Source" TEXT NOT NULL,
    "ChargedAt" INTEGER NULL,
    "ItemCode" TEXT NULL,
    "ItemName" TEXT NOT NULL,
    "CategoryCode" TEXT NULL,
    "CategoryName" TEXT NULL,
    "UnitPrice" INTEGER NULL,
    "Quantity" INTEGER NULL,
    "Amount" INTEGER NOT NULL,
    "DepartmentCode" TEXT NULL,
    "DoctorNo" TEXT NULL,
    "SettleKind" TEXT NULL,
    "SettledAt" INTEGER NULL,
    "RefundOf" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_Charges_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Charges_PatientId_ChargedAt" ON "Charges" ("PatientId", "ChargedAt");
CREATE UNIQUE INDEX "IX_Charges_SourceCode_SourceKey" ON "Charges" ("SourceCode", "SourceKey");
CREATE TABLE "ClassChoices" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ClassChoices" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "Dimension" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Reason" BLOB NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ClassChoices_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_ClassChoices_PatientId_Dimension" ON "ClassChoices" ("PatientId", "Dimension");
CREATE TABLE "ClinicalAlerts" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ClinicalAlerts" PRIMARY KEY,
    "TaskId" BLOB NOT NULL,
    "RecordId" BLOB NOT NULL,
    "PatientId" BLOB NOT NULL,
    "DepartmentCode" TEXT NOT NULL,
    "WardCode" TEXT NULL,
    "DoctorNo" TEXT NULL,
    "Text" BLOB NOT NULL,
    "State" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "RaisedAt" INTEGER NOT NULL,
    "ClimbsAt" INTEGER NULL,
    "Told" INTEGER NOT NULL,
    "AcknowledgedBy" TEXT NULL,
    "AcknowledgedAt" INTEGER NULL,
    "HandledBy" TEXT NULL,
    "HandledAt" INTEGER NULL,
    "Action" BLOB NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ClinicalAlerts_FollowUpTasks_TaskId" FOREIGN KEY ("TaskId") REFERENCES "FollowUpTasks" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ClinicalAlerts_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_ClinicalAlerts_ClimbsAt" ON "ClinicalAlerts" ("ClimbsAt") WHERE "ClimbsAt" IS NOT NULL;
CREATE INDEX "IX_ClinicalAlerts_PatientId" ON "ClinicalAlerts" ("PatientId");
CREATE INDEX "IX_ClinicalAlerts_RaisedAt" ON "ClinicalAlerts" ("RaisedAt");
CREATE INDEX "IX_ClinicalAlerts_State_Id" ON "ClinicalAlerts" ("State", "Id");
CREATE INDEX "IX_ClinicalAlerts_TaskId" ON "ClinicalAlerts" ("TaskId");
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
CREATE TABLE "Commendations" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Commendations" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "RegisteredBy" TEXT NOT NULL,
    "RequestKey" BLOB NOT NULL,
    "CallId" BLOB NULL,
    "PatientId" BLOB NULL,
    "GiverName" BLOB NULL,
    "GiverPhone" BLOB NULL,
    "Wish" TEXT NOT NULL,
    "DepartmentCode" TEXT NULL,
    "SubjectNo" TEXT NULL,
    "Words" BLOB NOT NULL,
    "Verdict" TEXT NULL,
    "Answer" BLOB NULL,
    "AnsweredBy" TEXT NULL,
    "AnsweredAt" INTEGER NULL,
    "IsGiverTold" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Commendations_Calls_CallId" FOREIGN KEY ("CallId") REFERENCES "Calls" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Commendations_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Commendations_CallId" ON "Commendations" ("CallId");
CREATE INDEX "IX_Commendations_DepartmentCode_ReceivedAt_Id" ON "Commendations" ("DepartmentCode", "ReceivedAt", "Id");
CREATE INDEX "IX_Commendations_PatientId" ON "Commendations" ("PatientId");
CREATE INDEX "IX_Commendations_ReceivedAt_Id" ON "Commendations" ("ReceivedAt", "Id");
CREATE INDEX "IX_Commendations_RegisteredBy_ReceivedAt_Id" ON "Commendations" ("RegisteredBy", "ReceivedAt", "Id");
CREATE UNIQUE INDEX "IX_Commendations_RequestKey" ON "Commendations" ("RequestKey");
CREATE INDEX "IX_Commendations_SubjectNo_ReceivedAt_Id" ON "Commendations" ("SubjectNo", "ReceivedAt", "Id");
CREATE TABLE "ComplaintAttachments" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ComplaintAttachments" PRIMARY KEY,
    "ComplaintId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "ContentIndex" BLOB NOT NULL,
    "Name" BLOB NOT NULL,
    "FileKey" BLOB NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ComplaintAttachments_Complaints_ComplaintId" FOREIGN KEY ("ComplaintId") REFERENCES "Complaints" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_ComplaintAttachments_ComplaintId_ContentIndex" ON "ComplaintAttachments" ("ComplaintId", "ContentIndex");
CREATE TABLE "ComplaintClocks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ComplaintClocks" PRIMARY KEY,
    "ComplaintId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Round" INTEGER NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "LimitTicks" INTEGER NULL,
    "UsedTicks" INTEGER NOT NULL,
    "RunningFrom" INTEGER NULL,
    "PausedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "IsMet" INTEGER NOT NULL,
    "Alarm" TEXT NOT NULL,
    "NextAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ComplaintClocks_Complaints_ComplaintId" FOREIGN KEY ("ComplaintId") REFERENCES "Complaints" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_ComplaintClocks_ComplaintId" ON "ComplaintClocks" ("ComplaintId");
CREATE INDEX "IX_ComplaintClocks_NextAt" ON "ComplaintClocks" ("NextAt") WHERE "NextAt" IS NOT NULL;
CREATE TABLE "ComplaintCounters" (
    "Year" INTEGER NOT NULL CONSTRAINT "PK_ComplaintCounters" PRIMARY KEY,
    "Last" INTEGER NOT NULL
);
CREATE TABLE "ComplaintMeetings" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ComplaintMeetings" PRIMARY KEY,
    "RequestKey" BLOB NOT NULL,
    "HeldOn" TEXT NOT NULL,
    "Place" TEXT NOT NULL,
    "Title" BLOB NOT NULL,
    "People" BLOB NOT NULL,
    "Topics" BLOB NOT NULL,
    "Result" BLOB NULL,
    "RegisteredBy" TEXT NOT NULL,
    "RegisteredAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_ComplaintMeetings_HeldOn_Id" ON "ComplaintMeetings" ("HeldOn", "Id");
CREATE UNIQUE INDEX "IX_ComplaintMeetings_RequestKey" ON "ComplaintMeetings" ("RequestKey");
CREATE TABLE "ComplaintSteps" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ComplaintSteps" PRIMARY KEY,
    "ComplaintId" BLOB NOT NULL,
    "Seq" INTEGER NOT NULL,
    "Act" TEXT NOT NULL,
    "From" TEXT NULL,
    "To" TEXT NOT NULL,
    "Round" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Words" BLOB NULL,
    "Answer" TEXT NULL,
    "Satisfaction" TEXT NULL,
    "Way" TEXT NULL,
    "GivenOn" TEXT NULL,
    "End" TEXT NULL,
    "DepartmentCode" TEXT NULL,
    "ToldNo" TEXT NULL,
    "Clock" TEXT NULL,
    "Alarm" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ComplaintSteps_Complaints_ComplaintId" FOREIGN KEY ("ComplaintId") REFERENCES "Complaints" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_ComplaintSteps_ComplaintId_Seq" ON "ComplaintSteps" ("ComplaintId", "Seq");
CREATE INDEX "IX_ComplaintSteps_DepartmentCode" ON "ComplaintSteps" ("DepartmentCode") WHERE "DepartmentCode" IS NOT NULL;
CREATE TABLE "Complaints" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Complaints" PRIMARY KEY,
    "Number" TEXT NULL,
    "RequestKey" BLOB NULL,
    "Source" TEXT NOT NULL,
    "ExternalNo" TEXT NULL,
    "ExternalDueOn" TEXT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "RegisteredBy" TEXT NOT NULL,
    "CallId" BLOB NULL,
    "ReplyId" BLOB NULL,
    "PatientId" BLOB NULL,
    "ComplainantName" BLOB NULL,
    "ComplainantPhone" BLOB NULL,
    "PhoneIndex" BLOB NULL,
    "Relation" TEXT NULL,
    "IsAnonymous" INTEGER NOT NULL,
    "DepartmentCode" TEXT NULL,
    "SubjectNo" TEXT NULL,
    "VisibleCode" TEXT NULL,
    "CategoryCode" TEXT NOT NULL,
    "ImportanceCode" TEXT NOT NULL,
    "Weight" INTEGER NOT NULL,
    "IsConfidential" INTEGER NOT NULL,
    "IsJoint" INTEGER NOT NULL,
    "Words" BLOB NOT NULL,
    "Summary" BLOB NULL,
    "HandlerCode" TEXT NULL,
    "State" TEXT NOT NULL,
    "Round" INTEGER NOT NULL,
    "FeedbackRound" INTEGER NOT NULL,
    "ContactedAt" INTEGER NULL,
    "FeedbackAt" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "CallbackReadyAt" INTEGER NULL,
    "ProposedBy" TEXT NULL,
    "ProposedEnd" TEXT NULL,
    "Satisfaction" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "End" TEXT NULL,
    "MergedIntoId" BLOB NULL,
    "DueAt" INTEGER NULL,
    "DueKind" TEXT NULL,
    "Rank" INTEGER NOT NULL,
    "CallbackRank" INTEGER NULL,
    "StepCount" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL, "BlankedAt" INTEGER NULL, "ForgottenAt" INTEGER NULL, "PhoneTail" BLOB NULL, "Receipt" TEXT NULL, "ReceivedDay" INTEGER NOT NULL DEFAULT 0, "ReceivedHour" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_Complaints_Calls_CallId" FOREIGN KEY ("CallId") REFERENCES "Calls" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Complaints_Complaints_MergedIntoId" FOREIGN KEY ("MergedIntoId") REFERENCES "Complaints" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Complaints_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Complaints_CallId" ON "Complaints" ("CallId");
CREATE INDEX "IX_Complaints_CallbackRank_Id" ON "Complaints" ("CallbackRank", "Id") WHERE "CallbackRank" IS NOT NULL;
CREATE INDEX "IX_Complaints_CategoryCode" ON "Complaints" ("CategoryCode");
CREATE INDEX "IX_Complaints_DepartmentCode_Rank_Id" ON "Complaints" ("DepartmentCode", "Rank", "Id");
CREATE INDEX "IX_Complaints_DueAt" ON "Complaints" ("DueAt") WHERE "DueAt" IS NOT NULL;
CREATE INDEX "IX_Complaints_ForgottenAt" ON "Complaints" ("ForgottenAt") WHERE "ForgottenAt" IS NOT NULL;
CREATE INDEX "IX_Complaints_HandlerCode_Rank_Id" ON "Complaints" ("HandlerCode", "Rank", "Id");
CREATE INDEX "IX_Complaints_ImportanceCode" ON "Complaints" ("ImportanceCode");
CREATE INDEX "IX_Complaints_MergedIntoId" ON "Complaints" ("MergedIntoId");
CREATE UNIQUE INDEX "IX_Complaints_Number" ON "Complaints" ("Number") WHERE "Number" IS NOT NULL;
CREATE INDEX "IX_Complaints_PatientId_ReceivedAt" ON "Complaints" ("PatientId", "ReceivedAt");
CREATE INDEX "IX_Complaints_PhoneIndex" ON "Complaints" ("PhoneIndex");
CREATE INDEX "IX_Complaints_Rank_Id" ON "Complaints" ("Rank", "Id");
CREATE UNIQUE INDEX "IX_Complaints_Receipt" ON "Complaints" ("Receipt") WHERE "Receipt" IS NOT NULL;
CREATE INDEX "IX_Complaints_ReceivedAt" ON "Complaints" ("ReceivedAt");
CREATE INDEX "IX_Complaints_ReceivedDay_Id" ON "Complaints" ("ReceivedDay", "Id");
CREATE INDEX "IX_Complaints_RegisteredBy_Rank_Id" ON "Complaints" ("RegisteredBy", "Rank", "Id");
CREATE INDEX "IX_Complaints_ReplyId" ON "Complaints" ("ReplyId");
CREATE UNIQUE INDEX "IX_Complaints_RequestKey" ON "Complaints" ("RequestKey") WHERE "RequestKey" IS NOT NULL;
CREATE INDEX "IX_Complaints_Source_Rank_Id" ON "Complaints" ("Source", "Rank", "Id");
CREATE INDEX "IX_Complaints_State_Rank_Id" ON "Complaints" ("State", "Rank", "Id");
CREATE INDEX "IX_Complaints_SubjectNo_Rank_Id" ON "Complaints" ("SubjectNo", "Rank", "Id");
CREATE INDEX "IX_Complaints_SubjectNo_ReceivedDay" ON "Complaints" ("SubjectNo", "ReceivedDay");
CREATE INDEX "IX_Complaints_VisibleCode_Rank_Id" ON "Complaints" ("VisibleCode", "Rank", "Id");
CREATE TABLE "ConnectedSystems" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ConnectedSystems" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "KeyHash" BLOB NOT NULL,
    "Scopes" TEXT NOT NULL,
    "IsDisabled" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
, "Calls" INTEGER NOT NULL DEFAULT 0, "CallsPerMinute" INTEGER NULL, "ExpiresOn" TEXT NULL, "KeyGivenAt" INTEGER NULL, "LastCallAt" INTEGER NULL, "Networks" TEXT NOT NULL DEFAULT '', "OldKeyHash" BLOB NULL, "OldKeyUntil" INTEGER NULL, "FrameOrigin" TEXT NULL);
CREATE UNIQUE INDEX "IX_ConnectedSystems_Code" ON "ConnectedSystems" ("Code");
CREATE UNIQUE INDEX "IX_ConnectedSystems_KeyHash" ON "ConnectedSystems" ("KeyHash");
CREATE INDEX "IX_ConnectedSystems_OldKeyHash" ON "ConnectedSystems" ("OldKeyHash");
CREATE TABLE "ConsentEntries" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ConsentEntries" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "Channel" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Door" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "CallId" BLOB NULL,
    "Proof" BLOB NULL,
    "GuardianName" TEXT NULL,
    "GuardianRelation" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ConsentEntries_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_ConsentEntries_PatientId_Channel_Purpose_At" ON "ConsentEntries" ("PatientId", "Channel", "Purpose", "At");
CREATE INDEX "IX_ConsentEntries_Purpose_Channel_State_PatientId" ON "ConsentEntries" ("Purpose", "Channel", "State", "PatientId");
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
    "Version" INTEGER NOT NULL, "DeadAt" INTEGER NULL, "LastFailAt" INTEGER NULL, "LastOkAt" INTEGER NULL, "IsRecipient" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_ContactNumbers_ContactPersons_ContactPersonId" FOREIGN KEY ("ContactPersonId") REFERENCES "ContactPersons" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ContactNumbers_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_ContactNumbers_ContactPersonId" ON "ContactNumbers" ("ContactPersonId");
CREATE INDEX "IX_ContactNumbers_NumberIndex" ON "ContactNumbers" ("NumberIndex");
CREATE INDEX "IX_ContactNumbers_NumberTail_PatientId" ON "ContactNumbers" ("NumberTail", "PatientId");
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
    "Version" INTEGER NOT NULL, "Result" TEXT NULL,
    CONSTRAINT "FK_ContactRecords_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_ContactRecords_At_Id_Topic_Result_StaffNo" ON "ContactRecords" ("At", "Id", "Topic", "Result", "StaffNo");
CREATE INDEX "IX_ContactRecords_CallId_StaffNo" ON "ContactRecords" ("CallId", "StaffNo");
CREATE INDEX "IX_ContactRecords_PatientId_At" ON "ContactRecords" ("PatientId", "At");
CREATE TABLE "CorrectiveActions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CorrectiveActions" PRIMARY KEY,
    "RequestKey" BLOB NOT NULL,
    "Title" BLOB NOT NULL,
    "Measures" BLOB NOT NULL,
    "State" TEXT NOT NULL,
    "OwnerNo" TEXT NOT NULL,
    "OwnerDepartment" TEXT NULL,
    "DueOn" TEXT NOT NULL,
    "DemandedBy" TEXT NOT NULL,
    "DemandedAt" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "DoneBy" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "MeetingId" BLOB NULL,
    "Reminders" INTEGER NOT NULL,
    "NextReminderAt" INTEGER NULL,
    "StepCount" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CorrectiveActions_ComplaintMeetings_MeetingId" FOREIGN KEY ("MeetingId") REFERENCES "ComplaintMeetings" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_CorrectiveActions_DueOn_Id" ON "CorrectiveActions" ("DueOn", "Id");
CREATE INDEX "IX_CorrectiveActions_MeetingId" ON "CorrectiveActions" ("MeetingId");
CREATE INDEX "IX_CorrectiveActions_NextReminderAt" ON "CorrectiveActions" ("NextReminderAt") WHERE "NextReminderAt" IS NOT NULL;
CREATE INDEX "IX_CorrectiveActions_OwnerDepartment_DueOn_Id" ON "CorrectiveActions" ("OwnerDepartment", "DueOn", "Id");
CREATE INDEX "IX_CorrectiveActions_OwnerNo_DueOn_Id" ON "CorrectiveActions" ("OwnerNo", "DueOn", "Id");
CREATE UNIQUE INDEX "IX_CorrectiveActions_RequestKey" ON "CorrectiveActions" ("RequestKey");
CREATE INDEX "IX_CorrectiveActions_State_DueOn_Id" ON "CorrectiveActions" ("State", "DueOn", "Id");
CREATE TABLE "CorrectiveSources" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CorrectiveSources" PRIMARY KEY,
    "ActionId" BLOB NOT NULL,
    "ComplaintId" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CorrectiveSources_Complaints_ComplaintId" FOREIGN KEY ("ComplaintId") REFERENCES "Complaints" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CorrectiveSources_CorrectiveActions_ActionId" FOREIGN KEY ("ActionId") REFERENCES "CorrectiveActions" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_CorrectiveSources_ActionId_ComplaintId" ON "CorrectiveSources" ("ActionId", "ComplaintId");
CREATE INDEX "IX_CorrectiveSources_ComplaintId" ON "CorrectiveSources" ("ComplaintId");
CREATE TABLE "CorrectiveSteps" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CorrectiveSteps" PRIMARY KEY,
    "ActionId" BLOB NOT NULL,
    "Seq" INTEGER NOT NULL,
    "Act" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Words" BLOB NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CorrectiveSteps_CorrectiveActions_ActionId" FOREIGN KEY ("ActionId") REFERENCES "CorrectiveActions" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_CorrectiveSteps_ActionId_Seq" ON "CorrectiveSteps" ("ActionId", "Seq");
CREATE TABLE "CrisisCalls" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CrisisCalls" PRIMARY KEY,
    "CallId" BLOB NOT NULL,
    "StaffNo" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "IsDutyTold" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_CrisisCalls_CallId" ON "CrisisCalls" ("CallId");
CREATE TABLE "DailyFigures" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_DailyFigures" PRIMARY KEY,
    "SourceCode" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Value" INTEGER NOT NULL,
    "AsOf" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_DailyFigures_On_Code_SourceCode" ON "DailyFigures" ("On", "Code", "SourceCode");
CREATE TABLE "DataElements" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_DataElements" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Definition" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Format" TEXT NULL,
    "Domain" TEXT NULL,
    "Standard" TEXT NULL,
    "IsBuiltIn" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_DataElements_Code" ON "DataElements" ("Code");
CREATE TABLE "DataRequests" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_DataRequests" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "ReceivedBy" TEXT NOT NULL,
    "DueOn" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Asker" TEXT NOT NULL,
    "AskerName" TEXT NULL,
    "AskerRelation" TEXT NULL,
    "Identity" TEXT NOT NULL,
    "IdentityNote" BLOB NULL,
    "Text" BLOB NOT NULL,
    "Answer" BLOB NULL,
    "Outcome" TEXT NULL,
    "AnsweredBy" TEXT NULL,
    "AnsweredAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_DataRequests_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_DataRequests_PatientId" ON "DataRequests" ("PatientId");
CREATE INDEX "IX_DataRequests_ReceivedAt_Id" ON "DataRequests" ("ReceivedAt", "Id");
CREATE INDEX "IX_DataRequests_State_DueOn_Id" ON "DataRequests" ("State", "DueOn", "Id");
CREATE TABLE "DataSets" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_DataSets" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Definition" TEXT NULL,
    "Members" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_DataSets_Code" ON "DataSets" ("Code");
CREATE TABLE "Departments" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Departments" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
, "Guide" TEXT NULL, "IsHidden" INTEGER NOT NULL DEFAULT 0, "Kind" TEXT NULL, "MessageName" TEXT NULL);
CREATE UNIQUE INDEX "IX_Departments_Code" ON "Departments" ("Code");
CREATE TABLE "Diagnoses" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Diagnoses" PRIMARY KEY,
    "Seq" INTEGER NOT NULL,
    "Code" TEXT NULL,
    "Name" TEXT NOT NULL,
    "IsMain" INTEGER NOT NULL,
    "DiagnosedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_Diagnoses_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Diagnoses_Code_PatientId" ON "Diagnoses" ("Code", "PatientId");
CREATE INDEX "IX_Diagnoses_Name_PatientId_WithdrawnAt" ON "Diagnoses" ("Name", "PatientId", "WithdrawnAt");
CREATE INDEX "IX_Diagnoses_PatientId_VisitKey_Seq" ON "Diagnoses" ("PatientId", "VisitKey", "Seq");
CREATE UNIQUE INDEX "IX_Diagnoses_SourceCode_SourceKey" ON "Diagnoses" ("SourceCode", "SourceKey");
CREATE TABLE "DialAttempts" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_DialAttempts" PRIMARY KEY,
    "SessionId" BLOB NOT NULL,
    "Order" INTEGER NOT NULL,
    "Number" BLOB NOT NULL,
    "NumberIndex" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "At" INTEGER NULL,
    "CallId" BLOB NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_DialAttempts_Calls_CallId" FOREIGN KEY ("CallId") REFERENCES "Calls" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_DialAttempts_DialSessions_SessionId" FOREIGN KEY ("SessionId") REFERENCES "DialSessions" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_DialAttempts_CallId" ON "DialAttempts" ("CallId");
CREATE UNIQUE INDEX "IX_DialAttempts_SessionId_Order" ON "DialAttempts" ("SessionId", "Order");
CREATE TABLE "DialSessions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_DialSessions" PRIMARY KEY,
    "LineId" TEXT NOT NULL,
    "Extension" TEXT NOT NULL,
    "StaffNo" TEXT NOT NULL,
    "PatientId" BLOB NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "End" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_DialSessions_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_DialSessions_LineId_Extension" ON "DialSessions" ("LineId", "Extension") WHERE "EndedAt" IS NULL;
CREATE INDEX "IX_DialSessions_PatientId" ON "DialSessions" ("PatientId");
CREATE UNIQUE INDEX "IX_DialSessions_StaffNo" ON "DialSessions" ("StaffNo") WHERE "EndedAt" IS NULL;
CREATE TABLE "DischargeMarks" (
    "EncounterId" BLOB NOT NULL CONSTRAINT "PK_DischargeMarks" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "EndedOn" TEXT NULL,
    "Diagnosis" TEXT NULL
);
CREATE INDEX "IX_DischargeMarks_EndedOn" ON "DischargeMarks" ("EndedOn");
CREATE TABLE "Diseases" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Diseases" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Initials" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_Diseases_Name" ON "Diseases" ("Name");
CREATE TABLE "DomainCodes" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_DomainCodes" PRIMARY KEY,
    "Domain" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Note" TEXT NULL,
    "IsEnabled" INTEGER NOT NULL,
    "IsBuiltIn" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_DomainCodes_Domain_Code" ON "DomainCodes" ("Domain", "Code");
CREATE INDEX "IX_DomainCodes_Domain_Id" ON "DomainCodes" ("Domain", "Id");
CREATE TABLE "Drafts" (
    "StaffNo" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" BLOB NOT NULL,
    "SavedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_Drafts" PRIMARY KEY ("StaffNo", "Key")
);
CREATE TABLE "EarlyReports" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_EarlyReports" PRIMARY KEY AUTOINCREMENT,
    "Channel" TEXT NOT NULL,
    "MessageId" BLOB NULL,
    "Reference" TEXT NULL,
    "ToIndex" BLOB NULL,
    "State" TEXT NOT NULL,
    "Code" TEXT NULL,
    "At" INTEGER NOT NULL,
    "ReceivedAt" INTEGER NOT NULL
);
CREATE INDEX "IX_EarlyReports_ReceivedAt" ON "EarlyReports" ("ReceivedAt");
CREATE TABLE "EducationArticles" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_EducationArticles" PRIMARY KEY,
    "TopicId" BLOB NOT NULL,
    "Title" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "SmsText" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "WrittenBy" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "JudgedBy" TEXT NULL,
    "JudgedAt" INTEGER NULL,
    "Why" TEXT NULL,
    "SentAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_EducationArticles_EducationTopics_TopicId" FOREIGN KEY ("TopicId") REFERENCES "EducationTopics" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_EducationArticles_TopicId" ON "EducationArticles" ("TopicId");
CREATE TABLE "EducationCampaigns" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_EducationCampaigns" PRIMARY KEY,
    "Subject" TEXT NOT NULL,
    "SubjectId" BLOB NOT NULL,
    "Title" TEXT NOT NULL,
    "SmsText" TEXT NULL,
    "Category" TEXT NOT NULL,
    "Audiences" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "StartedBy" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "NotBefore" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "CursorAudience" INTEGER NOT NULL,
    "CursorDisease" TEXT NULL,
    "CursorSource" INTEGER NOT NULL,
    "CursorAfter" BLOB NULL,
    "Holder" BLOB NULL,
    "LeaseUntil" INTEGER NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_EducationCampaigns_Open" ON "EducationCampaigns" ("SubjectId") WHERE "State" IN ('Running', 'Paused');
CREATE INDEX "IX_EducationCampaigns_SubjectId_StartedAt" ON "EducationCampaigns" ("SubjectId", "StartedAt");
CREATE TABLE "EducationTopics" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_EducationTopics" PRIMARY KEY,
    "Number" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "SetBy" TEXT NOT NULL,
    "SetAt" INTEGER NOT NULL,
    "Audiences" TEXT NOT NULL,
    "AudienceCount" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_EducationTopics_Number" ON "EducationTopics" ("Number");
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
    "Version" INTEGER NOT NULL, "DoctorNo" TEXT NULL, "WardCode" TEXT NULL, "Advice" BLOB NULL, "BedNo" TEXT NULL, "Conclusion" BLOB NULL, "DischargeWay" TEXT NULL, "EndedAt" INTEGER NULL, "InpatientNo" TEXT NULL, "IsAbnormal" INTEGER NULL, "IsCancelled" INTEGER NOT NULL DEFAULT 0, "IsSensitive" INTEGER NOT NULL DEFAULT 0, "NextVisitNote" BLOB NULL, "NextVisitOn" TEXT NULL, "OrganisationName" TEXT NULL, "Outcome" TEXT NULL, "Package" TEXT NULL, "ReportedAt" INTEGER NULL, "SeenAt" INTEGER NULL, "SourceCode" TEXT NULL, "SourceKey" TEXT NULL, "StartedAt" INTEGER NULL, "Summary" BLOB NULL, "Times" INTEGER NULL, "VisitKey" TEXT NULL,
    CONSTRAINT "FK_Encounters_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Encounters_DepartmentCode_PatientId_IsCancelled" ON "Encounters" ("DepartmentCode", "PatientId", "IsCancelled");
CREATE INDEX "IX_Encounters_DiagnosisName_PatientId_IsCancelled" ON "Encounters" ("DiagnosisName", "PatientId", "IsCancelled");
CREATE INDEX "IX_Encounters_EndedOn_Kind" ON "Encounters" ("EndedOn", "Kind");
CREATE INDEX "IX_Encounters_InpatientNo" ON "Encounters" ("InpatientNo") WHERE "InpatientNo" IS NOT NULL;
CREATE INDEX "IX_Encounters_Kind_EndedOn_PatientId_IsCancelled" ON "Encounters" ("Kind", "EndedOn", "PatientId", "IsCancelled");
CREATE INDEX "IX_Encounters_NextVisitOn" ON "Encounters" ("NextVisitOn") WHERE "NextVisitOn" IS NOT NULL;
CREATE INDEX "IX_Encounters_PatientId_StartedOn_DepartmentCode_WardCode_DoctorNo_IsCancelled" ON "Encounters" ("PatientId", "StartedOn", "DepartmentCode", "WardCode", "DoctorNo", "IsCancelled");
CREATE UNIQUE INDEX "IX_Encounters_SourceCode_VisitKey" ON "Encounters" ("SourceCode", "VisitKey") WHERE "SourceCode" IS NOT NULL;
CREATE INDEX "IX_Encounters_WardCode_IsCancelled" ON "Encounters" ("WardCode", "IsCancelled") WHERE "WardCode" IS NOT NULL;
CREATE TABLE "EnterpriseContacts" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_EnterpriseContacts" PRIMARY KEY,
    "EnterpriseId" BLOB NOT NULL,
    "Name" TEXT NOT NULL,
    "Position" TEXT NULL,
    "Phone" BLOB NULL,
    "Email" BLOB NULL,
    "Order" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_EnterpriseContacts_Enterprises_EnterpriseId" FOREIGN KEY ("EnterpriseId") REFERENCES "Enterprises" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_EnterpriseContacts_EnterpriseId" ON "EnterpriseContacts" ("EnterpriseId");
CREATE TABLE "EnterpriseContracts" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_EnterpriseContracts" PRIMARY KEY,
    "EnterpriseId" BLOB NOT NULL,
    "ContractNo" TEXT NOT NULL,
    "FromOn" TEXT NOT NULL,
    "ToOn" TEXT NOT NULL,
    "Terms" TEXT NULL,
    "FileReference" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_EnterpriseContracts_Enterprises_EnterpriseId" FOREIGN KEY ("EnterpriseId") REFERENCES "Enterprises" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_EnterpriseContracts_EnterpriseId" ON "EnterpriseContracts" ("EnterpriseId");
CREATE TABLE "EnterpriseMembers" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_EnterpriseMembers" PRIMARY KEY,
    "EnterpriseId" BLOB NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SinceOn" TEXT NOT NULL,
    "LeftOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_EnterpriseMembers_Enterprises_EnterpriseId" FOREIGN KEY ("EnterpriseId") REFERENCES "Enterprises" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_EnterpriseMembers_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_EnterpriseMembers_EnterpriseId_LeftOn_PatientId" ON "EnterpriseMembers" ("EnterpriseId", "LeftOn", "PatientId");
CREATE INDEX "IX_EnterpriseMembers_PatientId" ON "EnterpriseMembers" ("PatientId");
CREATE TABLE "Enterprises" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Enterprises" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "CreditCode" TEXT NULL,
    "Address" TEXT NULL,
    "Note" TEXT NULL,
    "ManagerNo" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DeletedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);
CREATE TABLE "ExamItems" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ExamItems" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "DepartmentCode" TEXT NULL,
    "Notes" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_ExamItems_Code" ON "ExamItems" ("Code");
CREATE TABLE "ExamOrders" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ExamOrders" PRIMARY KEY,
    "Kind" TEXT NULL,
    "ItemCode" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "OrderedAt" INTEGER NULL,
    "DepartmentCode" TEXT NULL,
    "DoctorNo" TEXT NULL,
    "ExecDepartmentCode" TEXT NULL,
    "PlannedAt" INTEGER NULL,
    "IsPaid" INTEGER NULL,
    "IsDone" INTEGER NOT NULL,
    "IsOutpatient" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_ExamOrders_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_ExamOrders_OrderedAt" ON "ExamOrders" ("OrderedAt");
CREATE INDEX "IX_ExamOrders_PatientId_OrderedAt" ON "ExamOrders" ("PatientId", "OrderedAt");
CREATE UNIQUE INDEX "IX_ExamOrders_SourceCode_SourceKey" ON "ExamOrders" ("SourceCode", "SourceKey");
CREATE TABLE "ExamReports" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ExamReports" PRIMARY KEY,
    "OrderKey" TEXT NULL,
    "Kind" TEXT NULL,
    "ItemCode" TEXT NULL,
    "Name" TEXT NOT NULL,
    "ExaminedAt" INTEGER NULL,
    "VerifiedAt" INTEGER NULL,
    "Finding" BLOB NULL,
    "Impression" BLOB NULL,
    "IsAbnormal" INTEGER NOT NULL,
    "IsCorrected" INTEGER NOT NULL,
    "IsSensitive" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_ExamReports_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_ExamReports_PatientId_VerifiedAt" ON "ExamReports" ("PatientId", "VerifiedAt");
CREATE UNIQUE INDEX "IX_ExamReports_SourceCode_SourceKey" ON "ExamReports" ("SourceCode", "SourceKey");
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
CREATE TABLE "ExportedArchives" (
    "Heap" INTEGER NOT NULL,
    "Export" BLOB NOT NULL,
    "List" TEXT NOT NULL,
    "Keys" BLOB NOT NULL,
    CONSTRAINT "PK_ExportedArchives" PRIMARY KEY ("Heap", "Export")
);
CREATE TABLE "FeedFiles" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_FeedFiles" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "View" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "Door" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Accepted" INTEGER NOT NULL,
    "Unchanged" INTEGER NOT NULL,
    "Quarantined" INTEGER NOT NULL,
    "Problem" TEXT NULL,
    "Detail" TEXT NULL,
    "By" TEXT NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_FeedFiles_StartedAt_Id" ON "FeedFiles" ("StartedAt", "Id");
CREATE TABLE "FeesDaily" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_FeesDaily" PRIMARY KEY,
    "FeeOn" TEXT NOT NULL,
    "CategoryCode" TEXT NOT NULL,
    "CategoryName" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "IsClosed" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_FeesDaily_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_FeesDaily_FeeOn" ON "FeesDaily" ("FeeOn");
CREATE INDEX "IX_FeesDaily_PatientId_FeeOn" ON "FeesDaily" ("PatientId", "FeeOn");
CREATE UNIQUE INDEX "IX_FeesDaily_SourceCode_SourceKey" ON "FeesDaily" ("SourceCode", "SourceKey");
CREATE TABLE "FollowUpAttempts" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_FollowUpAttempts" PRIMARY KEY,
    "TaskId" BLOB NOT NULL,
    "PatientId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    "Round" INTEGER NOT NULL,
    "Outcome" TEXT NOT NULL,
    "NumberId" BLOB NULL,
    "Note" BLOB NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_FollowUpAttempts_FollowUpTasks_TaskId" FOREIGN KEY ("TaskId") REFERENCES "FollowUpTasks" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_FollowUpAttempts_PersonId_At" ON "FollowUpAttempts" ("PersonId", "At");
CREATE INDEX "IX_FollowUpAttempts_TaskId_At" ON "FollowUpAttempts" ("TaskId", "At");
CREATE TABLE "FollowUpLinks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_FollowUpLinks" PRIMARY KEY,
    "TaskId" BLOB NOT NULL,
    "PatientId" BLOB NOT NULL,
    "Round" INTEGER NOT NULL,
    "TokenHash" BLOB NOT NULL,
    "Factor" TEXT NOT NULL,
    "MessageId" BLOB NULL,
    "SentBy" TEXT NOT NULL,
    "SentAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "WrongTries" INTEGER NOT NULL,
    "LockedAt" INTEGER NULL,
    "OpenedAt" INTEGER NULL,
    "UsedAt" INTEGER NULL,
    "IsUrgent" INTEGER NOT NULL,
    "WithdrawnAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_FollowUpLinks_FollowUpTasks_TaskId" FOREIGN KEY ("TaskId") REFERENCES "FollowUpTasks" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_FollowUpLinks_TaskId_SentAt" ON "FollowUpLinks" ("TaskId", "SentAt");
CREATE UNIQUE INDEX "IX_FollowUpLinks_TokenHash" ON "FollowUpLinks" ("TokenHash");
CREATE TABLE "FollowUpPlans" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_FollowUpPlans" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    "DepartmentCode" TEXT NULL,
    "Disease" TEXT NULL,
    "Outcome" TEXT NULL,
    "Caller" TEXT NOT NULL,
    "CallerNo" TEXT NULL,
    "QuestionnaireCode" TEXT NULL,
    "Importance" TEXT NOT NULL,
    "IsOff" INTEGER NOT NULL,
    "DeletedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);
CREATE TABLE "FollowUpQuestions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_FollowUpQuestions" PRIMARY KEY,
    "TaskId" BLOB NOT NULL,
    "Round" INTEGER NOT NULL,
    "Edition" BLOB NOT NULL,
    "MessageId" BLOB NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "AnsweredAt" INTEGER NULL,
    "WithdrawnAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_FollowUpQuestions_FollowUpTasks_TaskId" FOREIGN KEY ("TaskId") REFERENCES "FollowUpTasks" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_FollowUpQuestions_MessageId" ON "FollowUpQuestions" ("MessageId");
CREATE INDEX "IX_FollowUpQuestions_TaskId_AskedAt" ON "FollowUpQuestions" ("TaskId", "AskedAt");
CREATE TABLE "FollowUpRecords" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_FollowUpRecords" PRIMARY KEY,
    "TaskId" BLOB NOT NULL,
    "PatientId" BLOB NOT NULL,
    "Round" INTEGER NOT NULL,
    "PlanId" BLOB NULL,
    "Step" INTEGER NOT NULL,
    "DueOn" TEXT NOT NULL,
    "DischargedOn" TEXT NULL,
    "DepartmentCode" TEXT NOT NULL,
    "WardCode" TEXT NULL,
    "AssigneeNo" TEXT NULL,
    "SheetId" BLOB NULL,
    "FlagCount" INTEGER NOT NULL,
    "Note" BLOB NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL, "Door" TEXT NOT NULL DEFAULT 'Agent',
    CONSTRAINT "FK_FollowUpRecords_AnswerSheets_SheetId" FOREIGN KEY ("SheetId") REFERENCES "AnswerSheets" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_FollowUpRecords_FollowUpTasks_TaskId" FOREIGN KEY ("TaskId") REFERENCES "FollowUpTasks" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_FollowUpRecords_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_FollowUpRecords_At_Id" ON "FollowUpRecords" ("At", "Id");
CREATE INDEX "IX_FollowUpRecords_DepartmentCode_At_Id" ON "FollowUpRecords" ("DepartmentCode", "At", "Id");
CREATE INDEX "IX_FollowUpRecords_PatientId_At" ON "FollowUpRecords" ("PatientId", "At");
CREATE INDEX "IX_FollowUpRecords_SheetId" ON "FollowUpRecords" ("SheetId");
CREATE UNIQUE INDEX "IX_FollowUpRecords_TaskId_Round" ON "FollowUpRecords" ("TaskId", "Round");
CREATE TABLE "FollowUpSteps" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_FollowUpSteps" PRIMARY KEY,
    "PlanId" BLOB NOT NULL,
    "Number" INTEGER NOT NULL,
    "Days" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Version" INTEGER NOT NULL, "SendsForm" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_FollowUpSteps_FollowUpPlans_PlanId" FOREIGN KEY ("PlanId") REFERENCES "FollowUpPlans" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_FollowUpSteps_PlanId_Number" ON "FollowUpSteps" ("PlanId", "Number");
CREATE TABLE "FollowUpTasks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_FollowUpTasks" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    "Origin" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Lot" INTEGER NOT NULL,
    "PlanId" BLOB NULL,
    "Step" INTEGER NOT NULL,
    "EncounterId" BLOB NULL,
    "DischargedOn" TEXT NULL,
    "DepartmentCode" TEXT NOT NULL,
    "WardCode" TEXT NULL,
    "Caller" TEXT NOT NULL,
    "AssigneeNo" TEXT NULL,
    "QuestionnaireCode" TEXT NULL,
    "Importance" TEXT NOT NULL,
    "Reason" BLOB NULL,
    "DueOn" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "ReadyAt" INTEGER NOT NULL,
    "Rank" INTEGER NOT NULL,
    "QueueRank" INTEGER NULL,
    "Round" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "LastOutcome" TEXT NULL,
    "LastAttemptAt" INTEGER NULL,
    "LeaseBy" TEXT NULL,
    "LeasedAt" INTEGER NULL,
    "LeaseUntil" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "EndReason" TEXT NULL,
    "Version" INTEGER NOT NULL, "CohortKey" TEXT NULL, "DaysLate" INTEGER NULL, "FormSentAt" INTEGER NULL, "StartsByForm" INTEGER NULL,
    CONSTRAINT "FK_FollowUpTasks_Encounters_EncounterId" FOREIGN KEY ("EncounterId") REFERENCES "Encounters" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_FollowUpTasks_FollowUpPlans_PlanId" FOREIGN KEY ("PlanId") REFERENCES "FollowUpPlans" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_FollowUpTasks_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_FollowUpTasks_CohortKey" ON "FollowUpTasks" ("CohortKey") WHERE "CohortKey" IS NOT NULL;
CREATE INDEX "IX_FollowUpTasks_DepartmentOpen" ON "FollowUpTasks" ("DepartmentCode", "DueOn", "Id") WHERE "EndedAt" IS NULL;
CREATE INDEX "IX_FollowUpTasks_DepartmentQueue" ON "FollowUpTasks" ("DepartmentCode", "QueueRank", "Id") WHERE "QueueRank" IS NOT NULL;
CREATE UNIQUE INDEX "IX_FollowUpTasks_EncounterId_PlanId_Step" ON "FollowUpTasks" ("EncounterId", "PlanId", "Step") WHERE "EncounterId" IS NOT NULL;
CREATE INDEX "IX_FollowUpTasks_LeaseUntil" ON "FollowUpTasks" ("LeaseUntil") WHERE "LeaseUntil" IS NOT NULL;
CREATE UNIQUE INDEX "IX_FollowUpTasks_Leases" ON "FollowUpTasks" ("PersonId") WHERE "State" = 'Leased';
CREATE INDEX "IX_FollowUpTasks_Open" ON "FollowUpTasks" ("DueOn", "Id") WHERE "EndedAt" IS NULL;
CREATE INDEX "IX_FollowUpTasks_OwnOpen" ON "FollowUpTasks" ("AssigneeNo", "DueOn", "Id") WHERE "EndedAt" IS NULL;
CREATE INDEX "IX_FollowUpTasks_OwnQueue" ON "FollowUpTasks" ("AssigneeNo", "QueueRank", "Id") WHERE "QueueRank" IS NOT NULL;
CREATE INDEX "IX_FollowUpTasks_PatientId" ON "FollowUpTasks" ("PatientId");
CREATE INDEX "IX_FollowUpTasks_Person" ON "FollowUpTasks" ("PersonId");
CREATE INDEX "IX_FollowUpTasks_PlanId" ON "FollowUpTasks" ("PlanId");
CREATE INDEX "IX_FollowUpTasks_Queue" ON "FollowUpTasks" ("QueueRank", "Id") WHERE "QueueRank" IS NOT NULL;
CREATE INDEX "IX_FollowUpTasks_Rates" ON "FollowUpTasks" ("DueOn", "DepartmentCode", "WardCode", "State", "LastOutcome", "DaysLate");
CREATE INDEX "IX_FollowUpTasks_StartsByForm_State" ON "FollowUpTasks" ("StartsByForm", "State") WHERE "StartsByForm" IS NOT NULL;
CREATE INDEX "IX_FollowUpTasks_State_ReadyAt_Id" ON "FollowUpTasks" ("State", "ReadyAt", "Id");
CREATE INDEX "IX_FollowUpTasks_WardOpen" ON "FollowUpTasks" ("WardCode", "DueOn", "Id") WHERE "EndedAt" IS NULL;
CREATE INDEX "IX_FollowUpTasks_WardQueue" ON "FollowUpTasks" ("WardCode", "QueueRank", "Id") WHERE "QueueRank" IS NOT NULL;
CREATE TABLE "Grants" (
    "RoleId" BLOB NOT NULL,
    "Permission" TEXT NOT NULL, "Scope" TEXT NOT NULL DEFAULT 'All',
    CONSTRAINT "PK_Grants" PRIMARY KEY ("RoleId", "Permission"),
    CONSTRAINT "FK_Grants_Roles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "Roles" ("Id") ON DELETE CASCADE
);
CREATE TABLE "HisFeeds" (
    "SourceCode" TEXT NOT NULL,
    "View" TEXT NOT NULL,
    "LastDoor" TEXT NOT NULL,
    "LastReceivedAt" INTEGER NOT NULL,
    "NewestAt" INTEGER NULL,
    "Accepted" INTEGER NOT NULL,
    "Unchanged" INTEGER NOT NULL,
    "Quarantined" INTEGER NOT NULL,
    CONSTRAINT "PK_HisFeeds" PRIMARY KEY ("SourceCode", "View")
);
CREATE TABLE "HisRows" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_HisRows" PRIMARY KEY AUTOINCREMENT,
    "SourceCode" TEXT NOT NULL,
    "View" TEXT NOT NULL,
    "RowKey" TEXT NOT NULL,
    "PatientKey" TEXT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "Content" BLOB NOT NULL,
    "ContentHash" BLOB NOT NULL,
    "State" TEXT NOT NULL,
    "LocalId" BLOB NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "AppliedAt" INTEGER NULL,
    "Failure" TEXT NULL
, "Applied" BLOB NULL, "WaitsFor" TEXT NULL);
CREATE INDEX "IX_HisRows_Failed" ON "HisRows" ("SourceCode", "View") WHERE "State" = 'Failed';
CREATE INDEX "IX_HisRows_Pending" ON "HisRows" ("Id") WHERE "State" = 'Pending';
CREATE UNIQUE INDEX "IX_HisRows_SourceCode_View_RowKey" ON "HisRows" ("SourceCode", "View", "RowKey");
CREATE INDEX "IX_HisRows_Waiting" ON "HisRows" ("SourceCode", "WaitsFor") WHERE "State" = 'WaitingForPatient';
CREATE TABLE "Holidays" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Holidays" PRIMARY KEY,
    "Day" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_Holidays_Day" ON "Holidays" ("Day");
CREATE TABLE "InboundMessages" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_InboundMessages" PRIMARY KEY,
    "Channel" TEXT NOT NULL,
    "KeyIndex" BLOB NOT NULL,
    "From" BLOB NOT NULL,
    "FromIndex" BLOB NOT NULL,
    "ToExtension" TEXT NULL,
    "Text" BLOB NOT NULL,
    "At" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Rating" INTEGER NULL,
    "AnswersId" BLOB NULL,
    "PatientId" BLOB NULL,
    "HandledBy" TEXT NULL,
    "HandledAt" INTEGER NULL,
    "Remark" TEXT NULL,
    "Version" INTEGER NOT NULL, "AnswerId" BLOB NULL, "AssignedAt" INTEGER NULL, "AssignedTo" TEXT NULL, "Note" BLOB NULL,
    CONSTRAINT "FK_InboundMessages_OutboundMessages_AnswersId" FOREIGN KEY ("AnswersId") REFERENCES "OutboundMessages" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_InboundMessages_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_InboundMessages_AnswersId" ON "InboundMessages" ("AnswersId") WHERE "AnswersId" IS NOT NULL;
CREATE UNIQUE INDEX "IX_InboundMessages_Channel_KeyIndex" ON "InboundMessages" ("Channel", "KeyIndex");
CREATE INDEX "IX_InboundMessages_FromIndex_At" ON "InboundMessages" ("FromIndex", "At");
CREATE INDEX "IX_InboundMessages_Kind_Id" ON "InboundMessages" ("Kind", "Id");
CREATE INDEX "IX_InboundMessages_Open" ON "InboundMessages" ("Id") WHERE "HandledAt" IS NULL;
CREATE INDEX "IX_InboundMessages_PatientId_At" ON "InboundMessages" ("PatientId", "At") WHERE "PatientId" IS NOT NULL;
CREATE TABLE "Inquiries" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Inquiries" PRIMARY KEY,
    "State" TEXT NOT NULL,
    "RegisteredAt" INTEGER NOT NULL,
    "RegisteredBy" TEXT NOT NULL,
    "RequestKey" BLOB NOT NULL,
    "CallId" BLOB NULL,
    "PatientId" BLOB NULL,
    "Caller" BLOB NULL,
    "Phone" BLOB NULL,
    "Question" BLOB NOT NULL,
    "Answer" BLOB NULL,
    "ArticleId" BLOB NULL,
    "DepartmentCode" TEXT NULL,
    "DueAt" INTEGER NULL,
    "RemindedAt" INTEGER NULL,
    "AnsweredBy" TEXT NULL,
    "AnsweredAt" INTEGER NULL,
    "ClosedBy" TEXT NULL,
    "ClosedAt" INTEGER NULL,
    "IsSent" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL, "EndReason" BLOB NULL,
    CONSTRAINT "FK_Inquiries_Calls_CallId" FOREIGN KEY ("CallId") REFERENCES "Calls" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Inquiries_KnowledgeArticles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "KnowledgeArticles" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Inquiries_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Inquiries_ArticleId" ON "Inquiries" ("ArticleId");
CREATE INDEX "IX_Inquiries_CallId" ON "Inquiries" ("CallId");
CREATE INDEX "IX_Inquiries_ClosedAt" ON "Inquiries" ("ClosedAt");
CREATE INDEX "IX_Inquiries_DepartmentCode_RegisteredAt_Id" ON "Inquiries" ("DepartmentCode", "RegisteredAt", "Id");
CREATE INDEX "IX_Inquiries_PatientId_RegisteredAt" ON "Inquiries" ("PatientId", "RegisteredAt");
CREATE INDEX "IX_Inquiries_RegisteredAt_Id" ON "Inquiries" ("RegisteredAt", "Id");
CREATE INDEX "IX_Inquiries_RegisteredBy_RegisteredAt_Id" ON "Inquiries" ("RegisteredBy", "RegisteredAt", "Id");
CREATE UNIQUE INDEX "IX_Inquiries_RequestKey" ON "Inquiries" ("RequestKey");
CREATE INDEX "IX_Inquiries_State_RegisteredAt_Id_DueAt" ON "Inquiries" ("State", "RegisteredAt", "Id", "DueAt");
CREATE INDEX "IX_Inquiries_State_RemindedAt_DueAt" ON "Inquiries" ("State", "RemindedAt", "DueAt");
CREATE TABLE "Installations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Installations" PRIMARY KEY,
    "RingId" BLOB NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DemoSize" TEXT NULL,
    "SeededAt" INTEGER NULL
);
CREATE TABLE "KnowledgeArticles" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_KnowledgeArticles" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Questions" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "DepartmentCode" TEXT NULL,
    "FromOn" TEXT NULL,
    "UntilOn" TEXT NULL,
    "State" TEXT NOT NULL,
    "ReviewOn" TEXT NULL,
    "WrittenBy" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_KnowledgeArticles_DepartmentCode" ON "KnowledgeArticles" ("DepartmentCode");
CREATE INDEX "IX_KnowledgeArticles_Kind_WrittenAt_Id" ON "KnowledgeArticles" ("Kind", "WrittenAt", "Id");
CREATE INDEX "IX_KnowledgeArticles_State_ReviewOn" ON "KnowledgeArticles" ("State", "ReviewOn");
CREATE INDEX "IX_KnowledgeArticles_State_UntilOn" ON "KnowledgeArticles" ("State", "UntilOn");
CREATE INDEX "IX_KnowledgeArticles_State_WrittenAt_Id" ON "KnowledgeArticles" ("State", "WrittenAt", "Id");
CREATE INDEX "IX_KnowledgeArticles_WrittenAt_Id" ON "KnowledgeArticles" ("WrittenAt", "Id");
CREATE TABLE "KnowledgeTerms" (
    "Term" TEXT NOT NULL,
    "ArticleId" BLOB NOT NULL,
    CONSTRAINT "PK_KnowledgeTerms" PRIMARY KEY ("Term", "ArticleId"),
    CONSTRAINT "FK_KnowledgeTerms_KnowledgeArticles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "KnowledgeArticles" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_KnowledgeTerms_ArticleId" ON "KnowledgeTerms" ("ArticleId");
CREATE TABLE "KnownDoses" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_KnownDoses" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "Vaccine" TEXT NOT NULL,
    "DoseNo" INTEGER NOT NULL,
    "GivenOn" TEXT NULL,
    "Source" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_KnownDoses_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_KnownDoses_PatientId_Vaccine_DoseNo" ON "KnownDoses" ("PatientId", "Vaccine", "DoseNo");
CREATE TABLE "LabReports" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_LabReports" PRIMARY KEY,
    "OrderKey" TEXT NULL,
    "Name" TEXT NOT NULL,
    "VerifiedAt" INTEGER NULL,
    "IsCorrected" INTEGER NOT NULL,
    "IsSensitive" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_LabReports_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_LabReports_PatientId_VerifiedAt" ON "LabReports" ("PatientId", "VerifiedAt");
CREATE UNIQUE INDEX "IX_LabReports_SourceCode_SourceKey" ON "LabReports" ("SourceCode", "SourceKey");
CREATE INDEX "IX_LabReports_VerifiedAt" ON "LabReports" ("VerifiedAt");
CREATE TABLE "LabResults" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_LabResults" PRIMARY KEY,
    "ReportKey" TEXT NOT NULL,
    "Seq" INTEGER NOT NULL,
    "ItemCode" TEXT NULL,
    "ItemName" TEXT NOT NULL,
    "Value" BLOB NULL,
    "Unit" TEXT NULL,
    "Reference" TEXT NULL,
    "Flag" TEXT NULL,
    "IsAbnormal" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_LabResults_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_LabResults_PatientId_ReportKey_Seq" ON "LabResults" ("PatientId", "ReportKey", "Seq");
CREATE UNIQUE INDEX "IX_LabResults_SourceCode_SourceKey" ON "LabResults" ("SourceCode", "SourceKey");
CREATE TABLE "LeaderReports" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_LeaderReports" PRIMARY KEY,
    "On" TEXT NOT NULL,
    "SentAt" INTEGER NOT NULL,
    "Recipients" INTEGER NOT NULL,
    "Missing" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_LeaderReports_On" ON "LeaderReports" ("On");
CREATE TABLE "LectureSignUps" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_LectureSignUps" PRIMARY KEY,
    "LectureId" BLOB NOT NULL,
    "PatientId" BLOB NOT NULL,
    "Door" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "WithdrawnAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_LectureSignUps_Lectures_LectureId" FOREIGN KEY ("LectureId") REFERENCES "Lectures" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LectureSignUps_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_LectureSignUps_LectureId_PatientId" ON "LectureSignUps" ("LectureId", "PatientId");
CREATE INDEX "IX_LectureSignUps_PatientId" ON "LectureSignUps" ("PatientId");
CREATE TABLE "Lectures" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Lectures" PRIMARY KEY,
    "Topic" TEXT NOT NULL,
    "Speaker" TEXT NOT NULL,
    "Place" TEXT NOT NULL,
    "StartsAt" INTEGER NOT NULL,
    "Seats" INTEGER NOT NULL,
    "Taken" INTEGER NOT NULL,
    "AudienceOf" BLOB NULL,
    "DepartmentCode" TEXT NULL,
    "AnnouncedAt" INTEGER NULL,
    "Changes" INTEGER NOT NULL,
    "ChangedAt" INTEGER NULL,
    "CancelledAt" INTEGER NULL,
    "Why" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Lectures_EducationTopics_AudienceOf" FOREIGN KEY ("AudienceOf") REFERENCES "EducationTopics" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Lectures_AudienceOf" ON "Lectures" ("AudienceOf");
CREATE INDEX "IX_Lectures_StartsAt" ON "Lectures" ("StartsAt");
CREATE TABLE "LibraryTexts" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_LibraryTexts" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "DepartmentCode" TEXT NULL,
    "Text" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "IsOff" INTEGER NOT NULL,
    "BuiltIn" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_LibraryTexts_Kind_Order" ON "LibraryTexts" ("Kind", "Order");
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
CREATE TABLE "LowScores" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_LowScores" PRIMARY KEY,
    "SourceKey" BLOB NOT NULL,
    "Round" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "DepartmentCode" TEXT NOT NULL,
    "Lowest" INTEGER NOT NULL,
    "RatedStaff" TEXT NOT NULL,
    "Text" BLOB NOT NULL,
    "State" TEXT NOT NULL,
    "RaisedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "ContactedBy" TEXT NULL,
    "ContactedAt" INTEGER NULL,
    "ResolvedBy" TEXT NULL,
    "ResolvedAt" INTEGER NULL,
    "Note" BLOB NULL,
    "Version" INTEGER NOT NULL, "Reminded" TEXT NULL,
    CONSTRAINT "FK_LowScores_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_LowScores_DepartmentCode_State" ON "LowScores" ("DepartmentCode", "State");
CREATE INDEX "IX_LowScores_PatientId" ON "LowScores" ("PatientId");
CREATE UNIQUE INDEX "IX_LowScores_SourceKey_Round" ON "LowScores" ("SourceKey", "Round");
CREATE INDEX "IX_LowScores_State_DueAt" ON "LowScores" ("State", "DueAt");
CREATE TABLE "MessageAttempts" (
    "MessageId" BLOB NOT NULL,
    "Number" INTEGER NOT NULL,
    "Part" INTEGER NOT NULL,
    "Channel" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Reference" TEXT NULL,
    "Code" TEXT NULL,
    "BegunAt" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "ReportedAt" INTEGER NULL,
    CONSTRAINT "PK_MessageAttempts" PRIMARY KEY ("MessageId", "Number", "Part"),
    CONSTRAINT "FK_MessageAttempts_OutboundMessages_MessageId" FOREIGN KEY ("MessageId") REFERENCES "OutboundMessages" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_MessageAttempts_Channel_Reference_At" ON "MessageAttempts" ("Channel", "Reference", "At") WHERE "Reference" IS NOT NULL;
CREATE TABLE "MessageChannels" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_MessageChannels" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "PausedAt" INTEGER NULL,
    "PausedBy" TEXT NULL,
    "PauseReason" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_MessageChannels_Code" ON "MessageChannels" ("Code");
CREATE TABLE "MessageStops" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_MessageStops" PRIMARY KEY,
    "NumberIndex" BLOB NOT NULL,
    "ReplyId" BLOB NOT NULL,
    "At" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_MessageStops_NumberIndex" ON "MessageStops" ("NumberIndex");
CREATE TABLE "MessageTallies" (
    "Day" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Sent" INTEGER NOT NULL,
    "Parts" INTEGER NOT NULL,
    "CostLi" INTEGER NOT NULL,
    "Delivered" INTEGER NOT NULL,
    "Failed" INTEGER NOT NULL,
    "Unknown" INTEGER NOT NULL,
    CONSTRAINT "PK_MessageTallies" PRIMARY KEY ("Day", "Category", "Channel")
);
CREATE TABLE "MessageTemplates" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_MessageTemplates" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "IsBuiltIn" INTEGER NOT NULL,
    "IsOff" INTEGER NOT NULL,
    "Latest" INTEGER NOT NULL,
    "InForce" INTEGER NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_MessageTemplates_Code" ON "MessageTemplates" ("Code");
CREATE TABLE "MissedCalls" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_MissedCalls" PRIMARY KEY,
    "Number" BLOB NOT NULL,
    "NumberIndex" BLOB NOT NULL,
    "OpenIndex" BLOB NULL,
    "NumberKind" TEXT NOT NULL,
    "Extension" TEXT NULL,
    "PatientId" BLOB NULL,
    "Count" INTEGER NOT NULL,
    "FirstAt" INTEGER NOT NULL,
    "LastAt" INTEGER NOT NULL,
    "LeaseBy" TEXT NULL,
    "LeaseUntil" INTEGER NULL,
    "Tries" INTEGER NOT NULL,
    "TriedAt" INTEGER NULL,
    "ClosedAt" INTEGER NULL,
    "ClosedBy" TEXT NULL,
    "End" TEXT NULL,
    "Reason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_MissedCalls_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_MissedCalls_ClosedAt_LastAt" ON "MissedCalls" ("ClosedAt", "LastAt");
CREATE UNIQUE INDEX "IX_MissedCalls_Open" ON "MissedCalls" ("OpenIndex") WHERE "OpenIndex" IS NOT NULL;
CREATE INDEX "IX_MissedCalls_PatientId" ON "MissedCalls" ("PatientId");
CREATE TABLE "MissedRings" (
    "CallId" BLOB NOT NULL CONSTRAINT "PK_MissedRings" PRIMARY KEY,
    "MissedCallId" BLOB NULL,
    "At" INTEGER NOT NULL
);
CREATE INDEX "IX_MissedRings_MissedCallId_At" ON "MissedRings" ("MissedCallId", "At");
CREATE TABLE "MonthlyReviews" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_MonthlyReviews" PRIMARY KEY,
    "Month" TEXT NOT NULL,
    "Figures" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Analysis" BLOB NOT NULL,
    "PreparedBy" TEXT NOT NULL,
    "PreparedAt" INTEGER NOT NULL,
    "SignedBy" TEXT NULL,
    "SignedByName" TEXT NULL,
    "SignedAt" INTEGER NULL,
    "SignedWords" BLOB NULL,
    "Signature" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_MonthlyReviews_Month" ON "MonthlyReviews" ("Month");
CREATE TABLE "NameSpellings" (
    "Spelling" TEXT NOT NULL,
    "PatientId" BLOB NOT NULL,
    CONSTRAINT "PK_NameSpellings" PRIMARY KEY ("Spelling", "PatientId")
) WITHOUT ROWID;
CREATE INDEX "IX_NameSpellings_PatientId" ON "NameSpellings" ("PatientId");
CREATE TABLE "NameSuffixes" (
    "Suffix" TEXT NOT NULL,
    "PatientId" BLOB NOT NULL,
    CONSTRAINT "PK_NameSuffixes" PRIMARY KEY ("Suffix", "PatientId")
) WITHOUT ROWID;
CREATE INDEX "IX_NameSuffixes_PatientId" ON "NameSuffixes" ("PatientId");
CREATE TABLE "NoticeMarks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_NoticeMarks" PRIMARY KEY,
    "Notice" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "PatientId" BLOB NOT NULL,
    "End" TEXT NOT NULL,
    "MessageId" BLOB NULL,
    "At" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_NoticeMarks_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_NoticeMarks_MessageId" ON "NoticeMarks" ("MessageId");
CREATE INDEX "IX_NoticeMarks_Notice_At" ON "NoticeMarks" ("Notice", "At");
CREATE UNIQUE INDEX "IX_NoticeMarks_Notice_Subject_On" ON "NoticeMarks" ("Notice", "Subject", "On");
CREATE INDEX "IX_NoticeMarks_PatientId" ON "NoticeMarks" ("PatientId");
CREATE TABLE "NuisanceNumbers" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_NuisanceNumbers" PRIMARY KEY,
    "Number" BLOB NOT NULL,
    "NumberIndex" BLOB NOT NULL,
    "Reason" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_NuisanceNumbers_NumberIndex" ON "NuisanceNumbers" ("NumberIndex");
CREATE TABLE "Operations" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Operations" PRIMARY KEY,
    "Seq" INTEGER NOT NULL,
    "Code" TEXT NULL,
    "Name" TEXT NOT NULL,
    "OperatedAt" INTEGER NULL,
    "SurgeonNo" TEXT NULL,
    "Level" TEXT NULL,
    "IsDone" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_Operations_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Operations_PatientId_OperatedAt" ON "Operations" ("PatientId", "OperatedAt");
CREATE UNIQUE INDEX "IX_Operations_SourceCode_SourceKey" ON "Operations" ("SourceCode", "SourceKey");
CREATE TABLE "OutboundMessages" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_OutboundMessages" PRIMARY KEY,
    "Source" TEXT NOT NULL,
    "KeyIndex" BLOB NOT NULL,
    "BodyHash" BLOB NOT NULL,
    "ContentHash" BLOB NOT NULL,
    "Category" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "PatientId" BLOB NULL,
    "To" BLOB NOT NULL,
    "ToIndex" BLOB NOT NULL,
    "Text" BLOB NOT NULL,
    "DepartmentCode" TEXT NULL,
    "IsConfidential" INTEGER NOT NULL,
    "IsFlash" INTEGER NOT NULL,
    "Priority" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "LastCode" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "NotBefore" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "Failures" INTEGER NOT NULL,
    "Channel" TEXT NULL,
    "LeaseUntil" INTEGER NULL,
    "Parts" INTEGER NOT NULL,
    "CostLi" INTEGER NOT NULL,
    "SentAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "AsksUntil" INTEGER NULL,
    "Extension" TEXT NULL,
    "Version" INTEGER NOT NULL, "Edition" INTEGER NULL, "Template" TEXT NULL,
    CONSTRAINT "FK_OutboundMessages_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_OutboundMessages_CreatedAt_Id" ON "OutboundMessages" ("CreatedAt", "Id");
CREATE INDEX "IX_OutboundMessages_Expiry" ON "OutboundMessages" ("ExpiresAt") WHERE "State" = 'Queued';
CREATE UNIQUE INDEX "IX_OutboundMessages_KeyIndex" ON "OutboundMessages" ("KeyIndex");
CREATE INDEX "IX_OutboundMessages_Leases" ON "OutboundMessages" ("LeaseUntil") WHERE "State" = 'Sending';
CREATE INDEX "IX_OutboundMessages_PatientId_CreatedAt" ON "OutboundMessages" ("PatientId", "CreatedAt") WHERE "PatientId" IS NOT NULL;
CREATE INDEX "IX_OutboundMessages_Queue" ON "OutboundMessages" ("Priority", "NotBefore", "Id") WHERE "State" = 'Queued';
CREATE INDEX "IX_OutboundMessages_State_Id" ON "OutboundMessages" ("State", "Id");
CREATE INDEX "IX_OutboundMessages_ToIndex_CreatedAt" ON "OutboundMessages" ("ToIndex", "CreatedAt");
CREATE TABLE "Parameters" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_Parameters" PRIMARY KEY,
    "Value" TEXT NOT NULL
);
CREATE TABLE "PatientRelations" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_PatientRelations" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "OtherId" BLOB NULL,
    "OtherName" TEXT NULL,
    "IsGuardian" INTEGER NOT NULL,
    "SourceCode" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_PatientRelations_Patients_OtherId" FOREIGN KEY ("OtherId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PatientRelations_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_PatientRelations_OtherId" ON "PatientRelations" ("OtherId");
CREATE INDEX "IX_PatientRelations_PatientId" ON "PatientRelations" ("PatientId");
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
    "Version" INTEGER NOT NULL, "RestrictedAs" TEXT NULL, "RestrictedAt" INTEGER NULL, "RestrictedBy" TEXT NULL, "RestrictionReason" BLOB NULL, "AddressClass" TEXT NULL, "AddressClassBy" TEXT NULL, "Allergies" BLOB NULL, "BloodAbo" TEXT NULL, "BloodRh" TEXT NULL, "ConsumptionClass" TEXT NULL, "ConsumptionClassBy" TEXT NULL, "DeceasedBy" TEXT NULL, "DeceasedSource" TEXT NULL, "Diet" BLOB NULL, "Email" BLOB NULL, "EthnicCode" TEXT NULL, "Habits" BLOB NULL, "HealthClass" TEXT NULL, "HealthClassBy" TEXT NULL, "Hobbies" BLOB NULL, "InsuranceCode" TEXT NULL, "InsuranceNo" BLOB NULL, "InsuranceNoIndex" BLOB NULL, "Kind" TEXT NOT NULL DEFAULT 'Patient', "MaritalCode" TEXT NULL, "NativePlace" TEXT NULL, "PastHistory" BLOB NULL, "SourceCode" TEXT NULL, "SourceKey" TEXT NULL, "NameInitials" TEXT NULL, "NamePinyin" TEXT NULL,
    CONSTRAINT "FK_Patients_Persons_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Persons" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Patients_AddressClass_Id_DeletedAt" ON "Patients" ("AddressClass", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL AND "AddressClass" IS NOT NULL;
CREATE INDEX "IX_Patients_BirthOn_Id_DeletedAt" ON "Patients" ("BirthOn", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE INDEX "IX_Patients_CardNo" ON "Patients" ("CardNo");
CREATE INDEX "IX_Patients_ConsumptionClass_Id_DeletedAt" ON "Patients" ("ConsumptionClass", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL AND "ConsumptionClass" IS NOT NULL;
CREATE INDEX "IX_Patients_DeletedAt_Id" ON "Patients" ("DeletedAt", "Id");
CREATE INDEX "IX_Patients_HealthClass_Id_DeletedAt" ON "Patients" ("HealthClass", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL AND "HealthClass" IS NOT NULL;
CREATE INDEX "IX_Patients_IdNumberIndex" ON "Patients" ("IdNumberIndex");
CREATE INDEX "IX_Patients_IdNumberTail_Id" ON "Patients" ("IdNumberTail", "Id");
CREATE INDEX "IX_Patients_InsuranceNoIndex" ON "Patients" ("InsuranceNoIndex") WHERE "InsuranceNoIndex" IS NOT NULL;
CREATE INDEX "IX_Patients_Kind_Id_DeletedAt" ON "Patients" ("Kind", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE INDEX "IX_Patients_LastVisitOn_Id_DeletedAt" ON "Patients" ("LastVisitOn", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE INDEX "IX_Patients_MedicalRecordNo" ON "Patients" ("MedicalRecordNo");
CREATE INDEX "IX_Patients_MedicalRecordNo_Id_DeletedAt" ON "Patients" ("MedicalRecordNo", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE INDEX "IX_Patients_NameInitials_Id_DeletedAt" ON "Patients" ("NameInitials", "Id" DESC, "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE INDEX "IX_Patients_NamePinyin_Id_DeletedAt" ON "Patients" ("NamePinyin", "Id" DESC, "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE INDEX "IX_Patients_PersonId" ON "Patients" ("PersonId");
CREATE INDEX "IX_Patients_Restricted" ON "Patients" ("DeletedAt", "Id") WHERE "RestrictedAs" IS NOT NULL;
CREATE INDEX "IX_Patients_Sex_Id_DeletedAt" ON "Patients" ("Sex", "Id", "DeletedAt") WHERE "DeletedAt" IS NULL;
CREATE UNIQUE INDEX "IX_Patients_SourceCode_SourceKey" ON "Patients" ("SourceCode", "SourceKey") WHERE "SourceCode" IS NOT NULL;
CREATE TABLE "Persons" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Persons" PRIMARY KEY,
    "Version" INTEGER NOT NULL
);
CREATE TABLE "Prepayments" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Prepayments" PRIMARY KEY,
    "Prepaid" INTEGER NOT NULL,
    "Charged" INTEGER NOT NULL,
    "SelfPay" INTEGER NULL,
    "Balance" INTEGER NOT NULL,
    "Guarantee" INTEGER NULL,
    "AlarmLine" INTEGER NULL,
    "PaysLater" INTEGER NOT NULL,
    "AsOf" INTEGER NULL,
    "IsSettled" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_Prepayments_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Prepayments_PatientId" ON "Prepayments" ("PatientId");
CREATE UNIQUE INDEX "IX_Prepayments_SourceCode_SourceKey" ON "Prepayments" ("SourceCode", "SourceKey");
CREATE TABLE "Prescriptions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Prescriptions" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "GroupNo" TEXT NOT NULL,
    "Seq" INTEGER NOT NULL,
    "PrescribedAt" INTEGER NULL,
    "DepartmentCode" TEXT NULL,
    "DoctorNo" TEXT NULL,
    "DrugCode" TEXT NULL,
    "DrugName" TEXT NOT NULL,
    "Strength" TEXT NULL,
    "DosageForm" TEXT NULL,
    "Dose" INTEGER NULL,
    "DoseUnit" TEXT NULL,
    "Route" TEXT NULL,
    "Frequency" TEXT NULL,
    "Days" INTEGER NULL,
    "Quantity" INTEGER NULL,
    "QuantityUnit" TEXT NULL,
    "Usage" BLOB NULL,
    "IsSensitive" INTEGER NOT NULL,
    "IsDispensed" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_Prescriptions_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Prescriptions_PatientId_PrescribedAt" ON "Prescriptions" ("PatientId", "PrescribedAt");
CREATE UNIQUE INDEX "IX_Prescriptions_SourceCode_SourceKey" ON "Prescriptions" ("SourceCode", "SourceKey");
CREATE TABLE "PresenceSpans" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_PresenceSpans" PRIMARY KEY,
    "StaffNo" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "SeenAt" INTEGER NOT NULL,
    "CallId" BLOB NULL,
    "DueAt" INTEGER NULL,
    "Then" TEXT NULL,
    "ThenReason" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_PresenceSpans_CallId" ON "PresenceSpans" ("CallId") WHERE "CallId" IS NOT NULL;
CREATE UNIQUE INDEX "IX_PresenceSpans_Live" ON "PresenceSpans" ("StaffNo") WHERE "EndedAt" IS NULL;
CREATE INDEX "IX_PresenceSpans_StaffNo_StartedAt" ON "PresenceSpans" ("StaffNo", "StartedAt");
CREATE TABLE "QuarantinedRows" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_QuarantinedRows" PRIMARY KEY,
    "SourceCode" TEXT NOT NULL,
    "View" TEXT NOT NULL,
    "RowKey" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "Column" TEXT NULL,
    "Content" BLOB NOT NULL,
    "ContentHash" BLOB NOT NULL,
    "Door" TEXT NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "JudgedBy" TEXT NULL,
    "JudgedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
, "Remark" TEXT NULL);
CREATE UNIQUE INDEX "IX_QuarantinedRows_SourceCode_View_ContentHash" ON "QuarantinedRows" ("SourceCode", "View", "ContentHash");
CREATE INDEX "IX_QuarantinedRows_State_Id" ON "QuarantinedRows" ("State", "Id");
CREATE TABLE "QuestionnaireEditions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_QuestionnaireEditions" PRIMARY KEY,
    "QuestionnaireId" BLOB NOT NULL,
    "Number" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Content" TEXT NOT NULL,
    "WrittenBy" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "PublishedBy" TEXT NULL,
    "PublishedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_QuestionnaireEditions_Questionnaires_QuestionnaireId" FOREIGN KEY ("QuestionnaireId") REFERENCES "Questionnaires" ("Id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "IX_QuestionnaireEditions_QuestionnaireId_Number" ON "QuestionnaireEditions" ("QuestionnaireId", "Number");
CREATE TABLE "Questionnaires" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Questionnaires" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "DepartmentCode" TEXT NULL,
    "IsBuiltIn" INTEGER NOT NULL,
    "IsOff" INTEGER NOT NULL,
    "Latest" INTEGER NOT NULL,
    "InForce" INTEGER NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_Questionnaires_Code" ON "Questionnaires" ("Code");
CREATE TABLE "RecoveryCodes" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_RecoveryCodes" PRIMARY KEY,
    "AccountId" BLOB NOT NULL,
    "Hash" BLOB NOT NULL,
    "UsedAt" INTEGER NULL,
    CONSTRAINT "FK_RecoveryCodes_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "IX_RecoveryCodes_AccountId_Hash" ON "RecoveryCodes" ("AccountId", "Hash");
CREATE TABLE "ResourceDays" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ResourceDays" PRIMARY KEY,
    "Day" TEXT NOT NULL,
    "Resources" INTEGER NOT NULL,
    "Clients" INTEGER NOT NULL,
    "NewResources" INTEGER NOT NULL,
    "NewClients" INTEGER NOT NULL,
    "Views" INTEGER NOT NULL,
    "CountedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_ResourceDays_Day" ON "ResourceDays" ("Day");
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
CREATE TABLE "SamePersonDecisions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SamePersonDecisions" PRIMARY KEY,
    "KeptId" BLOB NOT NULL,
    "OtherId" BLOB NOT NULL,
    "IsSame" INTEGER NOT NULL,
    "FormerPersonId" BLOB NOT NULL,
    "Moved" TEXT NOT NULL,
    "Restricted" TEXT NOT NULL,
    "Note" BLOB NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "UndoneBy" TEXT NULL,
    "UndoneAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SamePersonDecisions_Patients_KeptId" FOREIGN KEY ("KeptId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SamePersonDecisions_Patients_OtherId" FOREIGN KEY ("OtherId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_SamePersonDecisions_At_Id" ON "SamePersonDecisions" ("At", "Id");
CREATE INDEX "IX_SamePersonDecisions_KeptId" ON "SamePersonDecisions" ("KeptId");
CREATE INDEX "IX_SamePersonDecisions_OtherId" ON "SamePersonDecisions" ("OtherId");
CREATE TABLE "SatisfactionItems" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SatisfactionItems" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "ClassCode" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "IsOff" INTEGER NOT NULL,
    "IsBuiltIn" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_SatisfactionItems_Code" ON "SatisfactionItems" ("Code");
CREATE TABLE "SatisfactionRatings" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SatisfactionRatings" PRIMARY KEY,
    "SourceKey" BLOB NOT NULL,
    "Round" INTEGER NOT NULL,
    "PatientId" BLOB NULL,
    "EncounterId" BLOB NULL,
    "DepartmentCode" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "ItemCode" TEXT NOT NULL,
    "ClassCode" TEXT NOT NULL,
    "StaffNo" TEXT NOT NULL,
    "Score" INTEGER NOT NULL,
    "RatedOn" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SatisfactionRatings_Encounters_EncounterId" FOREIGN KEY ("EncounterId") REFERENCES "Encounters" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SatisfactionRatings_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_SatisfactionRatings_EncounterId" ON "SatisfactionRatings" ("EncounterId");
CREATE INDEX "IX_SatisfactionRatings_PatientId" ON "SatisfactionRatings" ("PatientId");
CREATE UNIQUE INDEX "IX_SatisfactionRatings_SourceKey_Round_ItemCode_StaffNo" ON "SatisfactionRatings" ("SourceKey", "Round", "ItemCode", "StaffNo");
CREATE INDEX "IX_SatisfactionRatings_StaffSums" ON "SatisfactionRatings" ("Scope", "RatedOn", "StaffNo", "Score");
CREATE INDEX "IX_SatisfactionRatings_Sums" ON "SatisfactionRatings" ("Scope", "RatedOn", "DepartmentCode", "ClassCode", "ItemCode", "Score");
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
CREATE TABLE "SegmentCounts" (
    "ViewId" BLOB NOT NULL,
    "Sight" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    "CountedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_SegmentCounts" PRIMARY KEY ("ViewId", "Sight"),
    CONSTRAINT "FK_SegmentCounts_SavedViews_ViewId" FOREIGN KEY ("ViewId") REFERENCES "SavedViews" ("Id") ON DELETE CASCADE
);
CREATE TABLE "ShiftHandovers" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ShiftHandovers" PRIMARY KEY,
    "FromNo" TEXT NOT NULL,
    "ToNo" TEXT NOT NULL,
    "Note" BLOB NOT NULL,
    "Missed" INTEGER NOT NULL,
    "Owed" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "ConfirmedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_ShiftHandovers_FromNo_At" ON "ShiftHandovers" ("FromNo", "At");
CREATE INDEX "IX_ShiftHandovers_ToNo_At" ON "ShiftHandovers" ("ToNo", "At");
CREATE TABLE "SignInSessions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SignInSessions" PRIMARY KEY,
    "AccountId" BLOB NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL, "Device" TEXT NULL, "Ending" TEXT NULL, "From" TEXT NULL, "LastActiveAt" INTEGER NULL, "ProvedAt" INTEGER NULL,
    CONSTRAINT "FK_SignInSessions_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_SignInSessions_AccountId" ON "SignInSessions" ("AccountId");
CREATE INDEX "IX_SignInSessions_EndedAt" ON "SignInSessions" ("EndedAt");
CREATE TABLE "SmsRatingAnswers" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SmsRatingAnswers" PRIMARY KEY,
    "RatingId" BLOB NOT NULL,
    "Score" INTEGER NOT NULL,
    "ReplyId" BLOB NOT NULL,
    "At" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SmsRatingAnswers_SmsRatings_RatingId" FOREIGN KEY ("RatingId") REFERENCES "SmsRatings" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_SmsRatingAnswers_RatingId" ON "SmsRatingAnswers" ("RatingId");
CREATE UNIQUE INDEX "IX_SmsRatingAnswers_ReplyId" ON "SmsRatingAnswers" ("ReplyId");
CREATE TABLE "SmsRatings" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SmsRatings" PRIMARY KEY,
    "MessageId" BLOB NOT NULL,
    "PatientId" BLOB NULL,
    "EncounterId" BLOB NULL,
    "DepartmentCode" TEXT NULL,
    "LeftOn" TEXT NOT NULL,
    "AskedOn" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "Score" INTEGER NULL,
    "AnsweredAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SmsRatings_Encounters_EncounterId" FOREIGN KEY ("EncounterId") REFERENCES "Encounters" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SmsRatings_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_SmsRatings_AskedOn_DepartmentCode_Score" ON "SmsRatings" ("AskedOn", "DepartmentCode", "Score");
CREATE INDEX "IX_SmsRatings_EncounterId" ON "SmsRatings" ("EncounterId");
CREATE UNIQUE INDEX "IX_SmsRatings_MessageId" ON "SmsRatings" ("MessageId");
CREATE INDEX "IX_SmsRatings_PatientId" ON "SmsRatings" ("PatientId");
CREATE TABLE "SourceCodes" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SourceCodes" PRIMARY KEY,
    "Source" TEXT NOT NULL,
    "Domain" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Standard" TEXT NULL,
    "Seen" INTEGER NOT NULL,
    "FirstSeenAt" INTEGER NOT NULL,
    "LastSeenAt" INTEGER NOT NULL,
    "MappedBy" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE INDEX "IX_SourceCodes_LastSeenAt_Id" ON "SourceCodes" ("LastSeenAt", "Id");
CREATE UNIQUE INDEX "IX_SourceCodes_Source_Domain_Code" ON "SourceCodes" ("Source", "Domain", "Code");
CREATE TABLE "Staff" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Staff" PRIMARY KEY,
    "StaffNo" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "DepartmentCode" TEXT NULL,
    "Extension" TEXT NULL,
    "Mobile" BLOB NULL,
    "DeletedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
, "WardCode" TEXT NULL, "Email" BLOB NULL, "IsComplainable" INTEGER NOT NULL DEFAULT 0, "IsEvaluable" INTEGER NOT NULL DEFAULT 0, "LeftAt" INTEGER NULL, "IsReportReader" INTEGER NOT NULL DEFAULT 0);
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
CREATE TABLE "TemplateEditions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_TemplateEditions" PRIMARY KEY,
    "TemplateId" BLOB NOT NULL,
    "Number" INTEGER NOT NULL,
    "Category" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "WrittenBy" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "JudgedBy" TEXT NULL,
    "JudgedAt" INTEGER NULL,
    "Why" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_TemplateEditions_MessageTemplates_TemplateId" FOREIGN KEY ("TemplateId") REFERENCES "MessageTemplates" ("Id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "IX_TemplateEditions_TemplateId_Number" ON "TemplateEditions" ("TemplateId", "Number");
CREATE TABLE "UsedPasswords" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_UsedPasswords" PRIMARY KEY,
    "AccountId" BLOB NOT NULL,
    "Hash" TEXT NOT NULL,
    "SetAt" INTEGER NOT NULL,
    CONSTRAINT "FK_UsedPasswords_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_UsedPasswords_AccountId_SetAt" ON "UsedPasswords" ("AccountId", "SetAt");
CREATE TABLE "Vaccinations" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Vaccinations" PRIMARY KEY,
    "VaccineCode" TEXT NOT NULL,
    "GivenOn" TEXT NOT NULL,
    "DoseNo" INTEGER NULL,
    "Lot" TEXT NULL,
    "Maker" TEXT NULL,
    "IsImported" INTEGER NULL,
    "Place" TEXT NULL,
    "IsNews" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PatientId" BLOB NOT NULL,
    "SourceCode" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "VisitKey" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    CONSTRAINT "FK_Vaccinations_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Vaccinations_News" ON "Vaccinations" ("PatientId", "Id") WHERE "IsNews";
CREATE INDEX "IX_Vaccinations_PatientId" ON "Vaccinations" ("PatientId");
CREATE UNIQUE INDEX "IX_Vaccinations_SourceCode_SourceKey" ON "Vaccinations" ("SourceCode", "SourceKey");
CREATE TABLE "VaccineChildren" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_VaccineChildren" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "BornOn" TEXT NOT NULL,
    "Sex" TEXT NOT NULL,
    "Basis" TEXT NOT NULL,
    "LookOn" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_VaccineChildren_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_VaccineChildren_LookOn" ON "VaccineChildren" ("LookOn");
CREATE UNIQUE INDEX "IX_VaccineChildren_PatientId" ON "VaccineChildren" ("PatientId");
CREATE TABLE "VaccineDues" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_VaccineDues" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "Vaccine" TEXT NOT NULL,
    "DoseNo" INTEGER NOT NULL,
    "DueOn" TEXT NOT NULL,
    "CompleteBefore" TEXT NULL,
    "OverdueOn" TEXT NOT NULL,
    "EndsOn" TEXT NOT NULL,
    "HeldUntil" TEXT NULL,
    "IsPaid" INTEGER NOT NULL,
    "AskedOn" TEXT NULL,
    "RemindedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_VaccineDues_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_VaccineDues_DueOn_Id_OverdueOn_HeldUntil_EndsOn_Vaccine" ON "VaccineDues" ("DueOn", "Id", "OverdueOn", "HeldUntil", "EndsOn", "Vaccine");
CREATE INDEX "IX_VaccineDues_OverdueOn" ON "VaccineDues" ("OverdueOn");
CREATE UNIQUE INDEX "IX_VaccineDues_PatientId_Vaccine_DoseNo" ON "VaccineDues" ("PatientId", "Vaccine", "DoseNo");
CREATE TABLE "VaccineEditions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_VaccineEditions" PRIMARY KEY,
    "Edition" TEXT NOT NULL,
    "ConfirmedBy" TEXT NULL,
    "ConfirmedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_VaccineEditions_Edition" ON "VaccineEditions" ("Edition");
CREATE TABLE "VaccineHolds" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_VaccineHolds" PRIMARY KEY,
    "PatientId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "Vaccine" TEXT NULL,
    "Until" TEXT NULL,
    "Why" BLOB NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "LiftedBy" TEXT NULL,
    "LiftedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_VaccineHolds_Patients_PatientId" FOREIGN KEY ("PatientId") REFERENCES "Patients" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_VaccineHolds_PatientId" ON "VaccineHolds" ("PatientId");
CREATE TABLE "Vaccines" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Vaccines" PRIMARY KEY,
    "Number" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "IsProgramme" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "Cautions" TEXT NOT NULL,
    "Months" TEXT NOT NULL,
    "Intervals" TEXT NOT NULL,
    "NotFromMonths" INTEGER NULL,
    "DomesticPrice" INTEGER NULL,
    "ImportedPrice" INTEGER NULL,
    "IsOff" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_Vaccines_Code" ON "Vaccines" ("Code");
CREATE UNIQUE INDEX "IX_Vaccines_Number" ON "Vaccines" ("Number");
CREATE TABLE "ValueDomains" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ValueDomains" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Oid" TEXT NULL,
    "Edition" TEXT NULL,
    "EffectiveOn" TEXT NULL,
    "Note" TEXT NULL,
    "IsConfirmed" INTEGER NOT NULL,
    "IsBuiltIn" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_ValueDomains_Code" ON "ValueDomains" ("Code");
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
