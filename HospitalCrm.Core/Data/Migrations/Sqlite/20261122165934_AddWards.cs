using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddWards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FollowUpRecords_PatientId",
                table: "FollowUpRecords");

            migrationBuilder.AddColumn<string>(
                name: "CohortKey",
                table: "FollowUpTasks",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DaysLate",
                table: "FollowUpTasks",
                type: "INTEGER",
                nullable: true);

            // What ended before this was kept: days of the hospital, not of Greenwich.
            migrationBuilder.Sql("""UPDATE "FollowUpTasks" SET "DaysLate" = CAST(julianday(date(("EndedAt" - 621355968000000000) / 10000000 + 28800, 'unixepoch')) - julianday("DueOn") AS INTEGER) WHERE "State" IN ('Done', 'Refused', 'Lost') AND "EndedAt" IS NOT NULL""");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_CohortKey",
                table: "FollowUpTasks",
                column: "CohortKey",
                unique: true,
                filter: "\"CohortKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_DepartmentOpen",
                table: "FollowUpTasks",
                columns: new[] { "DepartmentCode", "DueOn", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_Open",
                table: "FollowUpTasks",
                columns: new[] { "DueOn", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_OwnOpen",
                table: "FollowUpTasks",
                columns: new[] { "AssigneeNo", "DueOn", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_Rates",
                table: "FollowUpTasks",
                columns: new[] { "DueOn", "DepartmentCode", "WardCode", "State", "LastOutcome", "DaysLate" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_WardOpen",
                table: "FollowUpTasks",
                columns: new[] { "WardCode", "DueOn", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpRecords_PatientId_At",
                table: "FollowUpRecords",
                columns: new[] { "PatientId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FollowUpTasks_CohortKey",
                table: "FollowUpTasks");

            migrationBuilder.DropIndex(
                name: "IX_FollowUpTasks_DepartmentOpen",
                table: "FollowUpTasks");

            migrationBuilder.DropIndex(
                name: "IX_FollowUpTasks_Open",
                table: "FollowUpTasks");

            migrationBuilder.DropIndex(
                name: "IX_FollowUpTasks_OwnOpen",
                table: "FollowUpTasks");

            migrationBuilder.DropIndex(
                name: "IX_FollowUpTasks_Rates",
                table: "FollowUpTasks");

            migrationBuilder.DropIndex(
                name: "IX_FollowUpTasks_WardOpen",
                table: "FollowUpTasks");

            migrationBuilder.DropIndex(
                name: "IX_FollowUpRecords_PatientId_At",
                table: "FollowUpRecords");

            migrationBuilder.DropColumn(
                name: "CohortKey",
                table: "FollowUpTasks");

            migrationBuilder.DropColumn(
                name: "DaysLate",
                table: "FollowUpTasks");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpRecords_PatientId",
                table: "FollowUpRecords",
                column: "PatientId");
        }
    }
}
