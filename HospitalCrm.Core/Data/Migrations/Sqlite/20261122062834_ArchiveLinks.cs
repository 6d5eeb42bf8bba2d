using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ArchiveLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FrameOrigin",
                table: "ConnectedSystems",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ArchiveLinks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SystemCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClinicalUser = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchiveLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ArchiveLinks_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ArchiveLinks_ExpiresAt",
                table: "ArchiveLinks",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_ArchiveLinks_PatientId",
                table: "ArchiveLinks",
                column: "PatientId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArchiveLinks");

            migrationBuilder.DropColumn(
                name: "FrameOrigin",
                table: "ConnectedSystems");
        }
    }
}
