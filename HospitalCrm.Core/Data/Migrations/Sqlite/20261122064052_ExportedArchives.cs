using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ExportedArchives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ExportedArchives",
                columns: table => new
                {
                    Heap = table.Column<short>(type: "INTEGER", nullable: false),
                    Export = table.Column<byte[]>(type: "BLOB", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Keys = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExportedArchives", x => new { x.Heap, x.Export });
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Refused",
                table: "AuditEntries",
                columns: new[] { "At", "Seq", "Act" },
                filter: "\"Act\" IN ('Refused', 'SignInFailed', 'LockedOut')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExportedArchives");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Refused",
                table: "AuditEntries");
        }
    }
}
