using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CallLegs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "RouteSequence",
                table: "Calls",
                newName: "IsShared");

            // Dropping the old column would rewrite the table of all calls; under its new name it says that nothing is shared.
            migrationBuilder.Sql("UPDATE \"Calls\" SET \"IsShared\" = 0;");

            migrationBuilder.AddColumn<string>(
                name: "Legs",
                table: "Calls",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Calls_Shared",
                table: "Calls",
                column: "IsShared",
                filter: "\"IsShared\" AND \"State\" IN ('Ringing', 'Answered')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Calls_Shared",
                table: "Calls");

            migrationBuilder.DropColumn(
                name: "Legs",
                table: "Calls");

            migrationBuilder.RenameColumn(
                name: "IsShared",
                table: "Calls",
                newName: "RouteSequence");
        }
    }
}
