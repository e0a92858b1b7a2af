-- Types a text in Neovim as an author does, and prints what Neovim underlines and what it offers at the end of the first line that
-- waits for more. The file and its lines come from the environment; nothing is saved.

local path, lines = vim.env.COURSE_FILE, vim.split(vim.env.COURSE_TEXT, "\n")
local TIMEOUT = 30000

local function answer(words)
  local problems = vim.tbl_map(function(problem) return ("%d: %s"):format(problem.lnum + 1, problem.message) end, vim.diagnostic.get(0))
  io.stdout:write(vim.json.encode({ words = words, problems = problems }), "\n")
  vim.cmd("qall!")
end

vim.cmd.edit(path)
vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
vim.wait(TIMEOUT, function() return #vim.diagnostic.get(0) > 0 end, 50)
vim.api.nvim_create_autocmd("CompleteChanged", {
  once = true,
  callback = function()
    local words = vim.tbl_map(function(item) return item.word end, vim.fn.complete_info({ "items" }).items)
    vim.schedule(function() answer(words) end)
  end,
})
for number, line in ipairs(lines) do
  if line == "" or line:match("%s$") then
    vim.api.nvim_win_set_cursor(0, { number, #line })
    break
  end
end
vim.api.nvim_feedkeys(vim.keycode("A<C-x><C-o>"), "n", false)
vim.defer_fn(function() answer({}) end, TIMEOUT)
