using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PatientListIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Patients_DeletedAt_Id",
                table: "Patients",
                columns: new[] { "DeletedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Patients_DeletedAt_Id",
                table: "Patients");
        }
    }
}
