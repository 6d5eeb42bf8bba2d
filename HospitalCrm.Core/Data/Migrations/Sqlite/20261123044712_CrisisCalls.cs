using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CrisisCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CrisisCalls",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CallId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StaffNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDutyTold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CrisisCalls", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CrisisCalls_CallId",
                table: "CrisisCalls",
                column: "CallId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CrisisCalls");
        }
    }
}
