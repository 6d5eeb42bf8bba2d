using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CallLegs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RouteSequence",
                table: "Calls");

            migrationBuilder.AddColumn<bool>(
                name: "IsShared",
                table: "Calls",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Legs",
                table: "Calls",
                type: "text",
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
                name: "IsShared",
                table: "Calls");

            migrationBuilder.DropColumn(
                name: "Legs",
                table: "Calls");

            migrationBuilder.AddColumn<long>(
                name: "RouteSequence",
                table: "Calls",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }
    }
}
