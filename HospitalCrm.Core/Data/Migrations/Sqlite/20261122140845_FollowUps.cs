using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FollowUps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DischargeMarks",
                columns: table => new
                {
                    EncounterId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Diagnosis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DischargeMarks", x => x.EncounterId);
                });

            migrationBuilder.CreateTable(
                name: "FollowUpPlans",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Disease = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 1, nullable: true),
                    Caller = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CallerNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    QuestionnaireCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Importance = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpPlans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FollowUpSteps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpSteps_FollowUpPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "FollowUpPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FollowUpTasks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Lot = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    EncounterId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DischargedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    WardCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Caller = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AssigneeNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    QuestionnaireCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Importance = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReadyAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Rank = table.Column<long>(type: "INTEGER", nullable: false),
                    QueueRank = table.Column<long>(type: "INTEGER", nullable: true),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LastOutcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    LastAttemptAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeaseBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    LeasedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpTasks_Encounters_EncounterId",
                        column: x => x.EncounterId,
                        principalTable: "Encounters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowUpTasks_FollowUpPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "FollowUpPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowUpTasks_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClinicalAlerts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TaskId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RecordId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    WardCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    DoctorNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClimbsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Told = table.Column<int>(type: "INTEGER", nullable: false),
                    AcknowledgedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    AcknowledgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    HandledBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    HandledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Action = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClinicalAlerts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClinicalAlerts_FollowUpTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "FollowUpTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClinicalAlerts_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUpAttempts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TaskId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NumberId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpAttempts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpAttempts_FollowUpTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "FollowUpTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUpRecords",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TaskId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DischargedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    WardCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    AssigneeNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    SheetId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FlagCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpRecords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpRecords_AnswerSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "AnswerSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowUpRecords_FollowUpTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "FollowUpTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowUpRecords_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ClinicalAlerts_ClimbsAt",
                table: "ClinicalAlerts",
                column: "ClimbsAt",
                filter: "\"ClimbsAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClinicalAlerts_PatientId",
                table: "ClinicalAlerts",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_ClinicalAlerts_State_Id",
                table: "ClinicalAlerts",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ClinicalAlerts_TaskId",
                table: "ClinicalAlerts",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_DischargeMarks_EndedOn",
                table: "DischargeMarks",
                column: "EndedOn");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpAttempts_PersonId_At",
                table: "FollowUpAttempts",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpAttempts_TaskId_At",
                table: "FollowUpAttempts",
                columns: new[] { "TaskId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpRecords_At_Id",
                table: "FollowUpRecords",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpRecords_DepartmentCode_At_Id",
                table: "FollowUpRecords",
                columns: new[] { "DepartmentCode", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpRecords_PatientId",
                table: "FollowUpRecords",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpRecords_SheetId",
                table: "FollowUpRecords",
                column: "SheetId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpRecords_TaskId_Round",
                table: "FollowUpRecords",
                columns: new[] { "TaskId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpSteps_PlanId_Number",
                table: "FollowUpSteps",
                columns: new[] { "PlanId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_DepartmentQueue",
                table: "FollowUpTasks",
                columns: new[] { "DepartmentCode", "QueueRank", "Id" },
                filter: "\"QueueRank\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_EncounterId_PlanId_Step",
                table: "FollowUpTasks",
                columns: new[] { "EncounterId", "PlanId", "Step" },
                unique: true,
                filter: "\"EncounterId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_Leases",
                table: "FollowUpTasks",
                column: "PersonId",
                unique: true,
                filter: "\"State\" = 'Leased'");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_LeaseUntil",
                table: "FollowUpTasks",
                column: "LeaseUntil",
                filter: "\"LeaseUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_OwnQueue",
                table: "FollowUpTasks",
                columns: new[] { "AssigneeNo", "QueueRank", "Id" },
                filter: "\"QueueRank\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_PatientId",
                table: "FollowUpTasks",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_Person",
                table: "FollowUpTasks",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_PlanId",
                table: "FollowUpTasks",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_Queue",
                table: "FollowUpTasks",
                columns: new[] { "QueueRank", "Id" },
                filter: "\"QueueRank\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_State_ReadyAt_Id",
                table: "FollowUpTasks",
                columns: new[] { "State", "ReadyAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_WardQueue",
                table: "FollowUpTasks",
                columns: new[] { "WardCode", "QueueRank", "Id" },
                filter: "\"QueueRank\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClinicalAlerts");

            migrationBuilder.DropTable(
                name: "DischargeMarks");

            migrationBuilder.DropTable(
                name: "FollowUpAttempts");

            migrationBuilder.DropTable(
                name: "FollowUpRecords");

            migrationBuilder.DropTable(
                name: "FollowUpSteps");

            migrationBuilder.DropTable(
                name: "FollowUpTasks");

            migrationBuilder.DropTable(
                name: "FollowUpPlans");
        }
    }
}
