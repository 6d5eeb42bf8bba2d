using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CallerChecks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CallId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StaffNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    NameAt = table.Column<long>(type: "INTEGER", nullable: true),
                    BirthAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IdTailAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Failed = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NumberIndex = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OpenIndex = table.Column<byte[]>(type: "BLOB", nullable: true),
                    NumberKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Extension = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LeaseBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    TriedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    CallId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MissedCallId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MissedRings", x => x.CallId);
                });

            migrationBuilder.CreateTable(
                name: "PresenceSpans",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StaffNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CallId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Then = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ThenReason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PresenceSpans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShiftHandovers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ToNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Missed = table.Column<int>(type: "INTEGER", nullable: false),
                    Owed = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
