using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignInAndAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_ActorNo_Seq",
                table: "AuditEntries");

            migrationBuilder.AddColumn<string>(
                name: "Device",
                table: "SignInSessions",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ending",
                table: "SignInSessions",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "From",
                table: "SignInSessions",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastActiveAt",
                table: "SignInSessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ProvedAt",
                table: "SignInSessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "AuthenticatorKey",
                table: "AspNetUsers",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AuthenticatorSince",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastCodeStep",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastSignedInAt",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PasswordSetAt",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PendingAuthenticatorKey",
                table: "AspNetUsers",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditChecks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StartedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Entries = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstBroken = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditChecks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditMarks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HeadCount = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditMarks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditReviews",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Quarter = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: false),
                    Remarks = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SignedByName = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditReviews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCodes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecoveryCodes_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UsedPasswords",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsedPasswords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UsedPasswords_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignInSessions_EndedAt",
                table: "SignInSessions",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Act_At_Seq",
                table: "AuditEntries",
                columns: new[] { "Act", "At", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ActorNo_At_Seq_Act",
                table: "AuditEntries",
                columns: new[] { "ActorNo", "At", "Seq", "Act" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At_Seq",
                table: "AuditEntries",
                columns: new[] { "At", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditChecks_StartedAt",
                table: "AuditChecks",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_AuditReviews_Quarter",
                table: "AuditReviews",
                column: "Quarter",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCodes_AccountId_Hash",
                table: "RecoveryCodes",
                columns: new[] { "AccountId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UsedPasswords_AccountId_SetAt",
                table: "UsedPasswords",
                columns: new[] { "AccountId", "SetAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditChecks");

            migrationBuilder.DropTable(
                name: "AuditMarks");

            migrationBuilder.DropTable(
                name: "AuditReviews");

            migrationBuilder.DropTable(
                name: "RecoveryCodes");

            migrationBuilder.DropTable(
                name: "UsedPasswords");

            migrationBuilder.DropIndex(
                name: "IX_SignInSessions_EndedAt",
                table: "SignInSessions");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Act_At_Seq",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_ActorNo_At_Seq_Act",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_At_Seq",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Device",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "Ending",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "From",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "LastActiveAt",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "ProvedAt",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "AuthenticatorKey",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "AuthenticatorSince",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "LastCodeStep",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "LastSignedInAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "PasswordSetAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "PendingAuthenticatorKey",
                table: "AspNetUsers");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ActorNo_Seq",
                table: "AuditEntries",
                columns: new[] { "ActorNo", "Seq" });
        }
    }
}
