using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NamesAsTyped : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Diagnoses_Name_PatientId",
                table: "Diagnoses");

            migrationBuilder.AddColumn<string>(
                name: "NameInitials",
                table: "Patients",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NamePinyin",
                table: "Patients",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Diseases",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Initials = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Diseases", x => x.Id);
                });

            // By hand: the whole table is its key, in one tree instead of two.
            migrationBuilder.Sql(
                """
                CREATE TABLE "NameSpellings" (
                    "Spelling" TEXT NOT NULL,
                    "PatientId" BLOB NOT NULL,
                    CONSTRAINT "PK_NameSpellings" PRIMARY KEY ("Spelling", "PatientId")
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Patients_NameInitials_Id_DeletedAt",
                table: "Patients",
                columns: new[] { "NameInitials", "Id", "DeletedAt" },
                descending: new[] { false, true, false },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_NamePinyin_Id_DeletedAt",
                table: "Patients",
                columns: new[] { "NamePinyin", "Id", "DeletedAt" },
                descending: new[] { false, true, false },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_DepartmentCode_PatientId_IsCancelled",
                table: "Encounters",
                columns: new[] { "DepartmentCode", "PatientId", "IsCancelled" });

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_DiagnosisName_PatientId_IsCancelled",
                table: "Encounters",
                columns: new[] { "DiagnosisName", "PatientId", "IsCancelled" });

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_Kind_EndedOn_PatientId_IsCancelled",
                table: "Encounters",
                columns: new[] { "Kind", "EndedOn", "PatientId", "IsCancelled" });

            migrationBuilder.CreateIndex(
                name: "IX_Diagnoses_Name_PatientId_WithdrawnAt",
                table: "Diagnoses",
                columns: new[] { "Name", "PatientId", "WithdrawnAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Diseases_Name",
                table: "Diseases",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_NameSpellings_PatientId",
                table: "NameSpellings",
                column: "PatientId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Diseases");

            migrationBuilder.DropTable(
                name: "NameSpellings");

            migrationBuilder.DropIndex(
                name: "IX_Patients_NameInitials_Id_DeletedAt",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_NamePinyin_Id_DeletedAt",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_DepartmentCode_PatientId_IsCancelled",
                table: "Encounters");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_DiagnosisName_PatientId_IsCancelled",
                table: "Encounters");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_Kind_EndedOn_PatientId_IsCancelled",
                table: "Encounters");

            migrationBuilder.DropIndex(
                name: "IX_Diagnoses_Name_PatientId_WithdrawnAt",
                table: "Diagnoses");

            migrationBuilder.DropColumn(
                name: "NameInitials",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "NamePinyin",
                table: "Patients");

            migrationBuilder.CreateIndex(
                name: "IX_Diagnoses_Name_PatientId",
                table: "Diagnoses",
                columns: new[] { "Name", "PatientId" });
        }
    }
}
