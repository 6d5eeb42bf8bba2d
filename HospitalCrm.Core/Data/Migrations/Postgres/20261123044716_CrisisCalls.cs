using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CallId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsDutyTold = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
