using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ContactListIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_ContactRecords_At_Id_Topic_Result_StaffNo",
                table: "ContactRecords",
                columns: new[] { "At", "Id", "Topic", "Result", "StaffNo" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContactRecords_At_Id_Topic_Result_StaffNo",
                table: "ContactRecords");
        }
    }
}
