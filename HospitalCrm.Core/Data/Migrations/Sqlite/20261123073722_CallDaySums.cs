using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CallDaySums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CallDaySums",
                columns: table => new
                {
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    AgentNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Offered = table.Column<int>(type: "INTEGER", nullable: false),
                    Answered = table.Column<int>(type: "INTEGER", nullable: false),
                    Missed = table.Column<int>(type: "INTEGER", nullable: false),
                    Handled = table.Column<int>(type: "INTEGER", nullable: false),
                    AnswerMs = table.Column<long>(type: "INTEGER", nullable: false),
                    HandleMs = table.Column<long>(type: "INTEGER", nullable: false),
                    Hours = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AnswerSeconds = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallDaySums", x => new { x.Day, x.AgentNo });
                });

            migrationBuilder.CreateIndex(
                name: "IX_PresenceSpans_CallId",
                table: "PresenceSpans",
                column: "CallId",
                filter: "\"CallId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CallDaySums");

            migrationBuilder.DropIndex(
                name: "IX_PresenceSpans_CallId",
                table: "PresenceSpans");
        }
    }
}
