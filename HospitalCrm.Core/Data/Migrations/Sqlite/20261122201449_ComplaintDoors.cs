using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ComplaintDoors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "BlankedAt",
                table: "Complaints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ForgottenAt",
                table: "Complaints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PhoneTail",
                table: "Complaints",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Receipt",
                table: "Complaints",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintSteps_DepartmentCode",
                table: "ComplaintSteps",
                column: "DepartmentCode",
                filter: "\"DepartmentCode\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_CategoryCode",
                table: "Complaints",
                column: "CategoryCode");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_DepartmentCode_Rank_Id",
                table: "Complaints",
                columns: new[] { "DepartmentCode", "Rank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_ForgottenAt",
                table: "Complaints",
                column: "ForgottenAt",
                filter: "\"ForgottenAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_ImportanceCode",
                table: "Complaints",
                column: "ImportanceCode");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Receipt",
                table: "Complaints",
                column: "Receipt",
                unique: true,
                filter: "\"Receipt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_ReceivedAt",
                table: "Complaints",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Source_Rank_Id",
                table: "Complaints",
                columns: new[] { "Source", "Rank", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ComplaintSteps_DepartmentCode",
                table: "ComplaintSteps");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_CategoryCode",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_DepartmentCode_Rank_Id",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_ForgottenAt",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_ImportanceCode",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_Receipt",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_ReceivedAt",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_Source_Rank_Id",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "BlankedAt",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "ForgottenAt",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "PhoneTail",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "Receipt",
                table: "Complaints");
        }
    }
}
