using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PraiseAndLearning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Complaints_PatientId",
                table: "Complaints");

            migrationBuilder.CreateTable(
                name: "Commendations",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RegisteredBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    RequestKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CallId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GiverName = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GiverPhone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Wish = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    SubjectNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Answer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsGiverTold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Commendations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Commendations_Calls_CallId",
                        column: x => x.CallId,
                        principalTable: "Calls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Commendations_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ComplaintMeetings",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Title = table.Column<byte[]>(type: "BLOB", nullable: false),
                    People = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Topics = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Result = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RegisteredBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintMeetings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MonthlyReviews",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Analysis = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PreparedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PreparedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    SignedByName = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SignedWords = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Signature = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthlyReviews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CorrectiveActions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Title = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Measures = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwnerNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OwnerDepartment = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DemandedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    DemandedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MeetingId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reminders = table.Column<int>(type: "INTEGER", nullable: false),
                    NextReminderAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CorrectiveActions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CorrectiveActions_ComplaintMeetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "ComplaintMeetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CorrectiveSources",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ComplaintId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CorrectiveSources", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CorrectiveSources_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CorrectiveSources_CorrectiveActions_ActionId",
                        column: x => x.ActionId,
                        principalTable: "CorrectiveActions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CorrectiveSteps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CorrectiveSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CorrectiveSteps_CorrectiveActions_ActionId",
                        column: x => x.ActionId,
                        principalTable: "CorrectiveActions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_PatientId_ReceivedAt",
                table: "Complaints",
                columns: new[] { "PatientId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Commendations_CallId",
                table: "Commendations",
                column: "CallId");

            migrationBuilder.CreateIndex(
                name: "IX_Commendations_DepartmentCode_ReceivedAt_Id",
                table: "Commendations",
                columns: new[] { "DepartmentCode", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Commendations_PatientId",
                table: "Commendations",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_Commendations_ReceivedAt_Id",
                table: "Commendations",
                columns: new[] { "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Commendations_RegisteredBy_ReceivedAt_Id",
                table: "Commendations",
                columns: new[] { "RegisteredBy", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Commendations_RequestKey",
                table: "Commendations",
                column: "RequestKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Commendations_SubjectNo_ReceivedAt_Id",
                table: "Commendations",
                columns: new[] { "SubjectNo", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintMeetings_HeldOn_Id",
                table: "ComplaintMeetings",
                columns: new[] { "HeldOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintMeetings_RequestKey",
                table: "ComplaintMeetings",
                column: "RequestKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CorrectiveActions_DueOn_Id",
                table: "CorrectiveActions",
                columns: new[] { "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CorrectiveActions_MeetingId",
                table: "CorrectiveActions",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_CorrectiveActions_NextReminderAt",
                table: "CorrectiveActions",
                column: "NextReminderAt",
                filter: "\"NextReminderAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CorrectiveActions_OwnerDepartment_DueOn_Id",
                table: "CorrectiveActions",
                columns: new[] { "OwnerDepartment", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CorrectiveActions_OwnerNo_DueOn_Id",
                table: "CorrectiveActions",
                columns: new[] { "OwnerNo", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CorrectiveActions_RequestKey",
                table: "CorrectiveActions",
                column: "RequestKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CorrectiveActions_State_DueOn_Id",
                table: "CorrectiveActions",
                columns: new[] { "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CorrectiveSources_ActionId_ComplaintId",
                table: "CorrectiveSources",
                columns: new[] { "ActionId", "ComplaintId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CorrectiveSources_ComplaintId",
                table: "CorrectiveSources",
                column: "ComplaintId");

            migrationBuilder.CreateIndex(
                name: "IX_CorrectiveSteps_ActionId_Seq",
                table: "CorrectiveSteps",
                columns: new[] { "ActionId", "Seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MonthlyReviews_Month",
                table: "MonthlyReviews",
                column: "Month",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Commendations");

            migrationBuilder.DropTable(
                name: "CorrectiveSources");

            migrationBuilder.DropTable(
                name: "CorrectiveSteps");

            migrationBuilder.DropTable(
                name: "MonthlyReviews");

            migrationBuilder.DropTable(
                name: "CorrectiveActions");

            migrationBuilder.DropTable(
                name: "ComplaintMeetings");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_PatientId_ReceivedAt",
                table: "Complaints");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_PatientId",
                table: "Complaints",
                column: "PatientId");
        }
    }
}
