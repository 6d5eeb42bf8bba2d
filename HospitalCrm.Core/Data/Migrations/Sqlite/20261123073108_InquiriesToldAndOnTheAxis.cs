using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InquiriesToldAndOnTheAxis : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Inquiries_PatientId",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_State_DueAt",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_State_RegisteredAt_Id",
                table: "Inquiries");

            migrationBuilder.AddColumn<byte[]>(
                name: "EndReason",
                table: "Inquiries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_PatientId_RegisteredAt",
                table: "Inquiries",
                columns: new[] { "PatientId", "RegisteredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_State_RegisteredAt_Id_DueAt",
                table: "Inquiries",
                columns: new[] { "State", "RegisteredAt", "Id", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_State_RemindedAt_DueAt",
                table: "Inquiries",
                columns: new[] { "State", "RemindedAt", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Inquiries_PatientId_RegisteredAt",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_State_RegisteredAt_Id_DueAt",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_State_RemindedAt_DueAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "EndReason",
                table: "Inquiries");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_PatientId",
                table: "Inquiries",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_State_DueAt",
                table: "Inquiries",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_State_RegisteredAt_Id",
                table: "Inquiries",
                columns: new[] { "State", "RegisteredAt", "Id" });
        }
    }
}
