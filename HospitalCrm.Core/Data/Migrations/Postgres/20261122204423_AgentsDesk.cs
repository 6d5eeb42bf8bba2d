using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AgentsDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Result",
                table: "ContactRecords",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CallerChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CallId = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Relation = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    NameAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    BirthAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IdTailAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failed = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallerChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallerChecks_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MissedCalls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<byte[]>(type: "bytea", nullable: false),
                    NumberIndex = table.Column<byte[]>(type: "bytea", nullable: false),
                    OpenIndex = table.Column<byte[]>(type: "bytea", nullable: true),
                    NumberKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Extension = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: true),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    FirstAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LeaseBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    TriedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    End = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MissedCalls", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MissedCalls_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MissedRings",
                columns: table => new
                {
                    CallId = table.Column<Guid>(type: "uuid", nullable: false),
                    MissedCallId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MissedRings", x => x.CallId);
                });

            migrationBuilder.CreateTable(
                name: "PresenceSpans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CallId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Then = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ThenReason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PresenceSpans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShiftHandovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FromNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ToNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Note = table.Column<byte[]>(type: "bytea", nullable: false),
                    Missed = table.Column<int>(type: "integer", nullable: false),
                    Owed = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShiftHandovers", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CallerChecks_CallId_PatientId",
                table: "CallerChecks",
                columns: new[] { "CallId", "PatientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallerChecks_PatientId",
                table: "CallerChecks",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_MissedCalls_ClosedAt_LastAt",
                table: "MissedCalls",
                columns: new[] { "ClosedAt", "LastAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MissedCalls_Open",
                table: "MissedCalls",
                column: "OpenIndex",
                unique: true,
                filter: "\"OpenIndex\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MissedCalls_PatientId",
                table: "MissedCalls",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_MissedRings_MissedCallId_At",
                table: "MissedRings",
                columns: new[] { "MissedCallId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PresenceSpans_Live",
                table: "PresenceSpans",
                column: "StaffNo",
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PresenceSpans_StaffNo_StartedAt",
                table: "PresenceSpans",
                columns: new[] { "StaffNo", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftHandovers_FromNo_At",
                table: "ShiftHandovers",
                columns: new[] { "FromNo", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftHandovers_ToNo_At",
                table: "ShiftHandovers",
                columns: new[] { "ToNo", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CallerChecks");

            migrationBuilder.DropTable(
                name: "MissedCalls");

            migrationBuilder.DropTable(
                name: "MissedRings");

            migrationBuilder.DropTable(
                name: "PresenceSpans");

            migrationBuilder.DropTable(
                name: "ShiftHandovers");

            migrationBuilder.DropColumn(
                name: "Result",
                table: "ContactRecords");
        }
    }
}
