using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Complaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ComplaintCounters",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintCounters", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "Complaints",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    RequestKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ExternalNo = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ExternalDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RegisteredBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CallId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReplyId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ComplainantName = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ComplainantPhone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PhoneIndex = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    IsAnonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    SubjectNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    VisibleCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    CategoryCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ImportanceCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false),
                    IsConfidential = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsJoint = table.Column<bool>(type: "INTEGER", nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Summary = table.Column<byte[]>(type: "BLOB", nullable: true),
                    HandlerCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    FeedbackRound = table.Column<int>(type: "INTEGER", nullable: false),
                    ContactedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FeedbackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    CallbackReadyAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ProposedEnd = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Satisfaction = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MergedIntoId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DueKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Rank = table.Column<long>(type: "INTEGER", nullable: false),
                    CallbackRank = table.Column<long>(type: "INTEGER", nullable: true),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Complaints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Complaints_Calls_CallId",
                        column: x => x.CallId,
                        principalTable: "Calls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Complaints_Complaints_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Complaints_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ComplaintClocks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ComplaintId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LimitTicks = table.Column<long>(type: "INTEGER", nullable: true),
                    UsedTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    RunningFrom = table.Column<long>(type: "INTEGER", nullable: true),
                    PausedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsMet = table.Column<bool>(type: "INTEGER", nullable: false),
                    Alarm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintClocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintClocks_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ComplaintSteps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ComplaintId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Satisfaction = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    GivenOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ToldNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Clock = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Alarm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintSteps_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintClocks_ComplaintId",
                table: "ComplaintClocks",
                column: "ComplaintId");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintClocks_NextAt",
                table: "ComplaintClocks",
                column: "NextAt",
                filter: "\"NextAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_CallbackRank_Id",
                table: "Complaints",
                columns: new[] { "CallbackRank", "Id" },
                filter: "\"CallbackRank\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_CallId",
                table: "Complaints",
                column: "CallId");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_DueAt",
                table: "Complaints",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_HandlerCode_Rank_Id",
                table: "Complaints",
                columns: new[] { "HandlerCode", "Rank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_MergedIntoId",
                table: "Complaints",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Number",
                table: "Complaints",
                column: "Number",
                unique: true,
                filter: "\"Number\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_PatientId",
                table: "Complaints",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_PhoneIndex",
                table: "Complaints",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Rank_Id",
                table: "Complaints",
                columns: new[] { "Rank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_RegisteredBy_Rank_Id",
                table: "Complaints",
                columns: new[] { "RegisteredBy", "Rank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_ReplyId",
                table: "Complaints",
                column: "ReplyId");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_RequestKey",
                table: "Complaints",
                column: "RequestKey",
                unique: true,
                filter: "\"RequestKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_State_Rank_Id",
                table: "Complaints",
                columns: new[] { "State", "Rank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_SubjectNo_Rank_Id",
                table: "Complaints",
                columns: new[] { "SubjectNo", "Rank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_VisibleCode_Rank_Id",
                table: "Complaints",
                columns: new[] { "VisibleCode", "Rank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintSteps_ComplaintId_Seq",
                table: "ComplaintSteps",
                columns: new[] { "ComplaintId", "Seq" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ComplaintClocks");

            migrationBuilder.DropTable(
                name: "ComplaintCounters");

            migrationBuilder.DropTable(
                name: "ComplaintSteps");

            migrationBuilder.DropTable(
                name: "Complaints");
        }
    }
}
