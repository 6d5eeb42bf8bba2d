using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class HisRowsApplied : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_HisRows_Waiting",
                table: "HisRows");

            migrationBuilder.AddColumn<byte[]>(
                name: "Applied",
                table: "HisRows",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaitsFor",
                table: "HisRows",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_HisRows_Waiting",
                table: "HisRows",
                columns: new[] { "SourceCode", "WaitsFor" },
                filter: "\"State\" = 'WaitingForPatient'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_HisRows_Waiting",
                table: "HisRows");

            migrationBuilder.DropColumn(
                name: "Applied",
                table: "HisRows");

            migrationBuilder.DropColumn(
                name: "WaitsFor",
                table: "HisRows");

            migrationBuilder.CreateIndex(
                name: "IX_HisRows_Waiting",
                table: "HisRows",
                columns: new[] { "SourceCode", "PatientKey" },
                filter: "\"State\" = 'WaitingForPatient'");
        }
    }
}
