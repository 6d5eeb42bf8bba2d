using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListIndexesThatCover : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Patients_BirthOn_Id",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_LastVisitOn_Id",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_MedicalRecordNo_Id",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_Sex_Id",
                table: "Patients");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_BirthOn_Id_DeletedAt",
                table: "Patients",
                columns: new[] { "BirthOn", "Id", "DeletedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_LastVisitOn_Id_DeletedAt",
                table: "Patients",
                columns: new[] { "LastVisitOn", "Id", "DeletedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_MedicalRecordNo_Id_DeletedAt",
                table: "Patients",
                columns: new[] { "MedicalRecordNo", "Id", "DeletedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_Sex_Id_DeletedAt",
                table: "Patients",
                columns: new[] { "Sex", "Id", "DeletedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Calls_State_StartedAt_Id",
                table: "Calls",
                columns: new[] { "State", "StartedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Patients_BirthOn_Id_DeletedAt",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_LastVisitOn_Id_DeletedAt",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_MedicalRecordNo_Id_DeletedAt",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_Sex_Id_DeletedAt",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Calls_State_StartedAt_Id",
                table: "Calls");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_BirthOn_Id",
                table: "Patients",
                columns: new[] { "BirthOn", "Id" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_LastVisitOn_Id",
                table: "Patients",
                columns: new[] { "LastVisitOn", "Id" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_MedicalRecordNo_Id",
                table: "Patients",
                columns: new[] { "MedicalRecordNo", "Id" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_Sex_Id",
                table: "Patients",
                columns: new[] { "Sex", "Id" },
                filter: "\"DeletedAt\" IS NULL");
        }
    }
}
